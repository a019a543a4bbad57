import type { Connection } from "vscode-languageserver"
import {
  APPLY_FIX_REQUEST,
  type ApplyFixParams,
  type EditAnswer,
  PREVIEW_REQUEST,
  type PreviewParams,
  SET_FIGURE_REQUEST,
  type SetFigureParams,
} from "./contract.ts"
import { type Message, render } from "./core/messages.ts"
import type { Edit } from "./core/text/span.ts"
import { toPreview } from "./features/preview.ts"
import { setFigure } from "./features/preview-edit.ts"
import type { PreviewOfVersion } from "./features/preview-schema.ts"
import { toWorkspaceEdit } from "./protocol.ts"
import type { OpenReport, Session } from "./session.ts"

/** Answers what a preview asks for: the report as its reader sees it, and edits made in it. */
export function servePreview(connection: Connection, session: Session): void {
  connection.onRequest(PREVIEW_REQUEST, ({ uri }: PreviewParams): PreviewOfVersion | null => {
    const open = session.find(uri)
    if (!open) return null
    const preview = toPreview(open.result, session.client.locale)
    return { version: open.document.version, preview }
  })

  connection.onRequest(SET_FIGURE_REQUEST, ({ key, text, ...asked }: SetFigureParams) =>
    change(asked, { key: "server.set-figure" }, ({ result }) =>
      setFigure(result.facts, key, String(text)),
    ),
  )

  connection.onRequest(APPLY_FIX_REQUEST, ({ finding, fix, ...asked }: ApplyFixParams) =>
    change(asked, { key: "server.apply-fix" }, ({ result }) => {
      return result.findings[finding]?.fixes[fix]?.edits
    }),
  )

  /** Makes the edits in the version of the document that they were asked for. */
  async function change(
    { uri, version }: { readonly uri: string; readonly version: number },
    label: Message,
    findEdits: (open: OpenReport) => readonly Edit[] | undefined,
  ): Promise<EditAnswer> {
    const open = session.find(uri)
    if (open?.document.version !== version) return refuse("server.edit.stale")
    const edits = findEdits(open)
    if (!edits) return refuse("server.edit.impossible")
    if (edits.length === 0) return { applied: true }
    const { applied } = await connection.workspace.applyEdit({
      label: toText(label),
      edit: toWorkspaceEdit(open.document, edits, session.client),
    })
    return applied ? { applied } : refuse("server.edit.stale")
  }

  function refuse(key: "server.edit.stale" | "server.edit.impossible"): EditAnswer {
    return { applied: false, message: toText({ key }) }
  }

  function toText(message: Message): string {
    return render(message, session.client.locale)
  }
}
