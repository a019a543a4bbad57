import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import papaparse from "papaparse"
import { forms } from "../../server/core/form/forms.ts"
import { fixture } from "../support/files.ts"
import { replaceOnce } from "../support/replace.ts"
import { runCommand } from "./command.ts"
import { temporaryFolder } from "./files.ts"

type Figures = Record<string, Record<string, Record<string, string | null>>>

test("extracts every figure of the form, in its order", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("000") })
  const { code, stdout, stderr } = await runCommand(["extract", folder])
  const { version, reports } = JSON.parse(stdout)
  const [{ figures, ...identity }] = reports
  assert.deepEqual({ code, stderr, version }, { code: 0, stderr: "", version: 1 })
  assert.deepEqual(identity, {
    path: join(folder, "a.txt"),
    form: "disclosure-2021",
    year: 2024,
    issuer: "澄光办事处",
  })
  assert.deepEqual(Object.keys(figures), ["proactive", "requests", "disputes"])
  assert.deepEqual(figures.disputes, {
    review: { upheld: "0", corrected: "0", other: "0", pending: "0", total: "0" },
    "direct-suit": { upheld: "0", corrected: "0", other: "0", pending: "0", total: "0" },
    "suit-after-review": { upheld: "0", corrected: "0", other: "0", pending: "0", total: "0" },
  })
  const numbers = Object.fromEntries(
    Object.entries(figures as Figures).map(([table, rows]) => [
      table,
      Object.values(rows).flatMap((row) => Object.values(row)).length,
    ]),
  )
  assert.deepEqual(numbers, { proactive: 10, requests: 175, disputes: 15 })
})

test("a figure is plain digits; null where it is blank, missing or unreadable", async (t) => {
  let text = fixture("000")
  text = replaceOnce(text, "行政事业性收费\t0", "行政事业性收费\t６５７．３７万元")
  text = replaceOnce(text, "行政处罚\t0", "行政处罚\t若干")
  text = replaceOnce(text, "行政强制\t0", "行政强制\t")
  text = replaceOnce(text, "规章\t0\t0\t0", "规章\t1,234\t/\t0")
  text = replaceOnce(text, /^\t\t2\. 重复申请.*\n/m, "")
  const folder = temporaryFolder(t, { "a.txt": text })
  const { stdout } = await runCommand(["extract", folder])
  const { proactive, requests } = JSON.parse(stdout).reports[0].figures
  assert.deepEqual(proactive.regulations, { made: "1234", repealed: null, "in-force": "0" })
  assert.deepEqual(proactive.penalties, { decisions: null })
  assert.deepEqual(proactive["coercive-measures"], { decisions: null })
  assert.deepEqual(proactive.fees, { amount: "657.37" })
  assert.deepEqual(
    [...new Set(Object.values(requests["unprocessed-repeat"]))],
    [null],
    "a missing row",
  )
})

test("an amount under a header in yuan is given in 万元, as the form has it", async (t) => {
  let text = replaceOnce(fixture("000"), /（单位：万元）|\(单位: 万元\)/, "（单位：元）")
  text = replaceOnce(text, "行政事业性收费\t0", "行政事业性收费\t360")
  const folder = temporaryFolder(t, { "a.txt": text })
  const { stdout } = await runCommand(["extract", folder])
  assert.deepEqual(JSON.parse(stdout).reports[0].figures.proactive.fees, { amount: "0.036" })
})

test("every form has a name for each of its figures", () => {
  for (const form of forms) {
    for (const { parts } of form.tables) {
      for (const { rows, columns } of parts) {
        assert.ok(rows.every(({ key }) => key) || columns.every(({ group }) => group), form.id)
      }
    }
  }
})

test("CSV has one line a figure after a header, quoted as RFC 4180 has it", async (t) => {
  const text = replaceOnce(fixture("000"), "澄光办事处 2024", '澄光,"办事处" 2024')
  const folder = temporaryFolder(t, { "a,b.txt": text, "c.txt": fixture("003") })
  const { code, stdout } = await runCommand(["extract", "--format", "csv", folder])
  assert.equal(code, 0)
  assert.ok(stdout.startsWith("path,year,issuer,table,row,column,figure\r\n"))
  assert.ok(stdout.endsWith("\r\n"))
  assert.doesNotMatch(stdout, /[^\r]\n/)
  const { data } = papaparse.parse<string[]>(stdout.slice(0, -2))
  assert.equal(data.length, 1 + 2 * 200)
  assert.deepEqual(data[1], [
    join(folder, "a,b.txt"),
    "2024",
    '澄光,"办事处"',
    "proactive",
    "regulations",
    "made",
    "0",
  ])
  assert.ok(data.every((line) => line.length === 7))
})

test("CSV and JSON say the same", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("004") })
  const [json, csv] = await Promise.all([
    runCommand(["extract", folder]),
    runCommand(["extract", "--format", "csv", folder]),
  ])
  const [{ figures }] = JSON.parse(json.stdout).reports
  const { data } = papaparse.parse<string[]>(csv.stdout.trimEnd())
  for (const [, , , table = "", row = "", column = "", figure] of data.slice(1)) {
    assert.equal(figure, figures[table][row][column] ?? "")
  }
})
