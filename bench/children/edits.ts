// Prints the milliseconds that each edit of a text takes: edits.ts <engine> <file> <edits> <unmeasured>
import { readFileSync } from "node:fs"
import { lint } from "../../server/core/lint.ts"
import { loadMarkdownlint } from "../competitors.ts"
import { digitsOf, typist } from "../typing.ts"

const engines: Readonly<Record<string, () => Promise<(text: string) => unknown>>> = {
  "report-lint": async () => (text) => lint(text),
  split: async () => (text) => text.split("\n"),
  markdownlint: loadMarkdownlint,
}

const [, , name = "", file = "", edits = "0", unmeasured = "0"] = process.argv
const check = await engines[name]?.()
if (!check) throw new Error(`no engine ${name}`)

const text = readFileSync(file, "utf8")
const type = typist(text, digitsOf(text))
const times: number[] = []
for (let edit = -Number(unmeasured); edit < Number(edits); edit++) {
  const start = performance.now()
  check(type().text)
  if (edit >= 0) times.push(performance.now() - start)
}
console.log(JSON.stringify(times))
