import assert from "node:assert/strict"
import { test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { replaceOnce } from "../support/replace.ts"
import { thisYear } from "../support/years.ts"

const ZEROS = "\t0".repeat(7)
const [second, third, fourth] = [
  "2.重复申请",
  "3.要求提供公开出版物",
  "4.无正当理由大量反复申请",
].map((label) => `\t\t${label}${ZEROS}\n`)

test("repeated rows with another between them are two findings", () => {
  const rows = `${second}${third}${fourth}`
  const findings = lint(replaceOnce(thisYear, rows, `${second}${third}${second}${fourth}${third}`))
  assert.deepEqual(
    findings?.findings.filter(({ rule }) => rule === "duplicate-row").map(({ message }) => message),
    ["“2.重复申请”一行出现了两次。", "“3.要求提供公开出版物”一行出现了两次。"],
  )
})
