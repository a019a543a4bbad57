import type { Connection } from "vscode-languageserver"
import { LIST_FILES_REQUEST, type ListedFiles, READ_FILE_REQUEST } from "../contract.ts"
import type { Files } from "./files.ts"

/** The files that a client lends; none where it knows nothing of lending. */
export function clientFiles(connection: Connection): Files {
  return {
    async *list(folder, stopsShort) {
      const listed = await ask<ListedFiles>(connection, LIST_FILES_REQUEST, folder)
      if (listed && !listed.isWhole) stopsShort?.()
      yield* listed?.files ?? []
    },
    async read(uri) {
      return ask<string>(connection, READ_FILE_REQUEST, uri)
    },
  }
}

/** The files of this computer by `own`, those of other schemes by the client. */
export function withClientFiles(own: Files, connection: Connection): Files {
  const lent = clientFiles(connection)
  const filesOf = (uri: string) => (uri.startsWith("file:") ? own : lent)
  return {
    list: (folder, stopsShort) => filesOf(folder).list(folder, stopsShort),
    read: (uri, folders) => filesOf(uri).read(uri, folders),
  }
}

async function ask<Answer>(
  connection: Connection,
  method: string,
  uri: string,
): Promise<Answer | undefined> {
  try {
    return (await connection.sendRequest<Answer | null>(method, uri)) ?? undefined
  } catch {
    return undefined
  }
}
