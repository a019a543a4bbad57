import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type DidChangeWatchedFilesRegistrationOptions,
  WatchKind,
} from "vscode-languageserver"
import type { Client } from "../client.ts"
import type { Configurations } from "../configurations.ts"
import { REPORT_GLOB } from "./files.ts"
import type { ReportIndex } from "./report-index.ts"
import { SETTINGS_FILE } from "./settings-file.ts"

const watched: DidChangeWatchedFilesRegistrationOptions = {
  watchers: [
    { globPattern: REPORT_GLOB },
    { globPattern: `**/${SETTINGS_FILE}` },
    // Of a folder that is deleted an editor may tell no more than this.
    { globPattern: "**/*", kind: WatchKind.Delete },
  ],
}

/** Fills `reports` from the client's folders, and keeps them and the settings as these change. */
export function watchWorkspace(
  connection: Connection,
  client: Client,
  reports: ReportIndex,
  configurations: Configurations,
): void {
  const log = (error: unknown) => connection.console.error(String(error))
  let { folders } = client

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) {
      reports.lookAgain(uri)
      configurations.lookAgain(uri)
    }
  })
  if (client.watchesFiles) {
    connection.client.register(DidChangeWatchedFilesNotification.type, watched).catch(log)
  }
  if (client.tellsFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => uri))
      folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)]
      reports.setFolders(folders).catch(log)
      configurations.setFolders(folders)
    })
  }
  reports.setFolders(folders).catch(log)
}
