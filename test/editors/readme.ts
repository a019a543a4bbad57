import { readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../../scripts/vscode-host/folders.ts"

const PLACE = "/path/to/report-lint"

/** What a README says to write into an editor's settings, for the server of this checkout. */
export function readSnippet(readme: string, language: "lua" | "toml" | "elisp"): string {
  const text = readFileSync(join(repository, readme), "utf8")
  const [snippet, ...others] = [...text.matchAll(/```(\w+)\n([\s\S]*?)```/g)]
    .filter(([, name]) => name === language)
    .map(([, , body = ""]) => body)
  if (!snippet || others.length > 0) throw new Error(`Not one snippet in ${language} in ${readme}`)
  if (!snippet.includes(PLACE)) throw new Error(`${PLACE} is not in the snippet in ${language}`)
  return snippet.replaceAll(PLACE, repository)
}
