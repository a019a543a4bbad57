import { workspace } from "vscode"
import { type LanguageClientOptions, RevealOutputChannelOn } from "vscode-languageclient"
import type { ServerOptions } from "../server/contract.ts"
import { restartOnEnd } from "./ending.ts"
import { provideHover } from "./hover.ts"
import { editorSettings } from "./settings.ts"

/** The scheme under which the client serves the pages of the documentation. */
export const PAGES_SCHEME = "report-lint"

/** The languages whose documents the server is sent. */
export const languages = ["disclosure-report", "plaintext", "markdown"]

// The other side of a comparison (git:, review: …) is not for mending; its problems are the file's own.
const schemes = new Set([
  "file",
  "untitled",
  "vscode-remote",
  "vscode-vfs",
  // Of whatever virtual file system the open folders are.
  ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
])

/** The documents that are checked when they are reports. */
export const documentSelector = languages.flatMap((language) =>
  [...schemes].map((scheme) => ({ language, scheme })),
)

/** What the server is told of the editor; its options are read anew whenever it starts. */
export const clientOptions: LanguageClientOptions = {
  documentSelector,
  middleware: { provideHover },
  errorHandler: restartOnEnd(),
  // What the library would tell is English, and no user can do anything about it; the log has it.
  revealOutputChannelOn: RevealOutputChannelOn.Never,
  initializationFailedHandler: () => false,
  initializationOptions: (): ServerOptions => ({
    locale: languageSetting(),
    reports: true,
    status: true,
    pages: `${PAGES_SCHEME}:/`,
    settings: editorSettings(),
  }),
}

/** The language that the user chose for what this extension says; "auto" follows the editor's. */
export function languageSetting(): string {
  return workspace.getConfiguration("reportLint").get("language", "auto")
}
