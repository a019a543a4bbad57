import { workspace } from "vscode"
import type { LanguageClientOptions } from "vscode-languageclient"
import type { ServerOptions } from "../server/contract.ts"
import { editorSettings } from "./settings.ts"

export const languages = ["disclosure-report", "plaintext", "markdown"]

// The other side of a comparison (git:, review: …) is not for mending; its problems are the file's own.
const schemes = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web"]

/** The documents that are checked when they are reports. */
export const documentSelector = languages.flatMap((language) =>
  schemes.map((scheme) => ({ language, scheme })),
)

/** What the server is told of the editor; its options are read anew whenever it starts. */
export const clientOptions: LanguageClientOptions = {
  documentSelector,
  initializationOptions: (): ServerOptions => ({
    locale: languageSetting(),
    reports: true,
    status: true,
    settings: editorSettings(),
  }),
}

/** The language that the user chose for what this extension says; "auto" follows the editor's. */
export function languageSetting(): string {
  return workspace.getConfiguration("reportLint").get("language", "auto")
}
