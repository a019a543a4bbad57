import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import type { TestContext } from "node:test"
import { replaceOnce } from "../support/replace.ts"

/** A folder with `files`, removed after the test. */
export function temporaryFolder(
  test: TestContext,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), "report-lint-"))
  test.after(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  return folder
}

/** The total of the first row of requests in fixture 000 made wrong: 5 for 0. */
export function withWrongTotal(text: string): string {
  return replaceOnce(text, /(本年新收政府信息公开申请数量\t\t(?:0\t){6})0/, "$15")
}

/** The same figure written full-width, which a safe fix undoes. */
export function withFullWidthFigure(text: string): string {
  return replaceOnce(text, /(本年新收政府信息公开申请数量\t\t(?:0\t){6})0/, "$1０")
}
