import type { Uri } from "vscode"
import type { BaseLanguageClient } from "vscode-languageclient"
import {
  type ApplyFixParams,
  type EditAnswer,
  PREVIEW_REQUEST,
  type SetFigureParams,
} from "../../server/contract.ts"
import type { PreviewOfVersion } from "../../server/features/preview-schema.ts"
import { text } from "../text.ts"

type Asked<Params> = Omit<Params, "uri"> & { readonly uri: Uri }

/** Where previews come from. */
export interface PreviewSource {
  /** Absent when the document is no report, or the server is just starting anew. */
  find(uri: Uri): Promise<PreviewOfVersion | undefined>
  change(
    request: string,
    params: Asked<SetFigureParams> | Asked<ApplyFixParams>,
  ): Promise<EditAnswer>
}

/** The language server as a source of previews. */
export function toSource(client: BaseLanguageClient): PreviewSource {
  const toUri = (uri: Uri) => client.code2ProtocolConverter.asUri(uri)
  return {
    async find(uri) {
      if (!client.isRunning()) return undefined
      const params = { uri: toUri(uri) }
      const answer = await client.sendRequest<PreviewOfVersion | null>(PREVIEW_REQUEST, params)
      return answer ?? undefined
    },
    async change(request, params) {
      if (!client.isRunning())
        return { applied: false, message: text({ key: "client.not-running" }) }
      return client.sendRequest(request, { ...params, uri: toUri(params.uri) })
    },
  }
}
