import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { stripVTControlCharacters } from "node:util"
import { run } from "../../server/cli/run.ts"
import { check, lint } from "../../server/core/lint.ts"
import { fixture } from "../support/files.ts"
import { replaceOnce } from "../support/replace.ts"
import { capture, runCommand } from "./command.ts"
import { temporaryFolder, withWrongTotal } from "./files.ts"

test("ends with 0 for a report with warnings only", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("001") })
  const { code, stdout, stderr } = await runCommand(["check", folder])
  assert.match(stdout, /displaced-row/)
  assert.match(stdout, /^Reports: 1; errors: 0, warnings: \d+, information: \d+$/m)
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" })
})

test("ends with 1 for a report with an error", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": withWrongTotal(fixture("000")) })
  const { code, stdout } = await runCommand(["check", folder])
  assert.match(stdout, /^ {2}\d+:\d+ +error .* row-total$/m)
  assert.equal(code, 1)
})

test("leaves a report as it is without --fix and --recompute", async (t) => {
  const text = withWrongTotal(fixture("000"))
  const folder = temporaryFolder(t, { "a.txt": text })
  await runCommand(["check", folder])
  assert.equal(readFileSync(join(folder, "a.txt"), "utf8"), text)
})

test("prints position and severity in columns, under the report's path", async (t) => {
  const folder = temporaryFolder(t, { "报告.txt": fixture("003") })
  const path = join(folder, "报告.txt")
  for (const [locale, beforeMessage] of [
    ["zh-cn", /^( {2}\d+:\d+ +)(?:错误|警告|提示) {2}(?=\S)/],
    ["en", /^( {2}\d+:\d+ +)(?:error|warning|information) +(?=\S)/],
  ] as const) {
    const { stdout } = await runCommand(["check", "--locale", locale, path])
    const [heading, ...lines] = stdout.split("\n")
    assert.equal(heading, path)
    const rows = lines.slice(0, lines.indexOf("")).map((row) => beforeMessage.exec(row))
    assert.ok(rows.length > 5)
    assert.equal(new Set(rows.map((row) => row?.[1]?.length)).size, 1)
    assert.equal(new Set(rows.map((row) => row?.[0].length)).size, 1)
  }
})

test("colours what it prints on a terminal only", async (t) => {
  const folder = temporaryFolder(t, { "003.txt": fixture("003") })
  const print = async (terminal: object) => {
    const { stream, text } = capture()
    const stdout = Object.assign(stream, terminal)
    await run(["check", folder], { stdout, stderr: stdout, env: {} })
    return text()
  }
  const plain = await print({})
  const coloured = await print({ isTTY: true, getColorDepth: () => 8 })
  assert.ok(!plain.includes("\u001b"))
  assert.ok(coloured.includes("\u001b[31m"))
  assert.equal(stripVTControlCharacters(coloured), plain)
})

test("does not send control characters of a report to the terminal", async (t) => {
  const text = replaceOnce(fixture("003"), "行政许可", "行政\u001b[2J许可")
  const folder = temporaryFolder(t, { "a.txt": text })
  const { stdout } = await runCommand(["check", folder])
  assert.ok(!stdout.includes("\u001b"))
})

test("prints JSON as the contract has it", async (t) => {
  const text = withWrongTotal(fixture("000"))
  const folder = temporaryFolder(t, { "a.txt": text })
  const path = join(folder, "a.txt")
  const { code, stdout } = await runCommand(["check", "--format", "json", path])
  const output = JSON.parse(stdout)
  assert.equal(code, 1)
  assert.deepEqual(Object.keys(output), ["version", "reports", "summary"])
  assert.equal(output.version, 1)
  assert.deepEqual(Object.keys(output.summary), [
    "reports",
    "error",
    "warning",
    "information",
    "hint",
  ])
  const [report] = output.reports
  const { findings, ...identity } = report
  assert.deepEqual(identity, { path, form: "disclosure-2021", year: 2024, issuer: "澄光办事处" })
  for (const finding of findings) {
    assert.deepEqual(Object.keys(finding), [
      "rule",
      "severity",
      "message",
      "range",
      "cell",
      "found",
      "expected",
      "related",
      "fixes",
    ])
    for (const fix of finding.fixes) {
      assert.deepEqual(Object.keys(fix), ["title", "safe", "preferred", "edits"])
    }
  }
  const total = findings.find(({ rule }: { rule: string }) => rule === "row-total")
  const line = text.split("\n").findIndex((each) => each.includes("本年新收"))
  const character = text.split("\n")[line]?.indexOf("5")
  assert.deepEqual(total.range, {
    start: { line, character },
    end: { line, character: Number(character) + 1 },
  })
  assert.deepEqual(total.cell, { table: "requests", row: "received", column: "total" })
  assert.equal(total.severity, "error")
  assert.equal(total.found, "5")
  assert.equal(total.expected, "0")
  assert.ok(total.fixes.some((fix: { edits: unknown }) => isSame(fix.edits, total.range, "0")))
})

function isSame(edits: unknown, range: unknown, newText: string): boolean {
  return JSON.stringify(edits) === JSON.stringify([{ range, newText }])
}

test("counts lines and characters as an editor does, whatever the line ending", async (t) => {
  const positions = async (text: string) => {
    const folder = temporaryFolder(t, { "a.txt": text })
    const { stdout } = await runCommand(["check", "--format", "json", folder])
    return JSON.parse(stdout).reports[0].findings.map(({ range }: { range: unknown }) => range)
  }
  const text = fixture("003")
  const expected = await positions(text)
  assert.deepEqual(await positions(text.replaceAll("\n", "\r\n")), expected)
  assert.deepEqual(await positions(`\ufeff${text}`), expected)
})

test("findings are those of the library, in the language asked for", async (t) => {
  const text = fixture("003")
  const folder = temporaryFolder(t, { "a.txt": text })
  const facts = lint(text)?.facts
  assert.ok(facts)
  for (const locale of ["zh-cn", "en"] as const) {
    const { stdout } = await runCommand(["check", "--format", "json", "--locale", locale, folder])
    const { findings } = JSON.parse(stdout).reports[0]
    const messages = findings.map(({ message }: { message: string }) => message)
    assert.deepEqual(
      messages,
      check(facts, { locale }).map(({ message }) => message),
    )
  }
})

test("year and issuer are null where the report does not name them", async (t) => {
  const withoutTitle = fixture("000").replace(/^# .*$/m, "")
  const folder = temporaryFolder(t, { "a.txt": withoutTitle })
  for (const command of ["check", "extract"]) {
    const { stdout } = await runCommand([command, "--format", "json", folder])
    const { year, issuer } = JSON.parse(stdout).reports[0]
    assert.deepEqual({ year, issuer }, { year: null, issuer: null })
  }
})
