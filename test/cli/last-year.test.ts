import assert from "node:assert/strict"
import { join } from "node:path"
import { test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { replaceOnce } from "../support/replace.ts"
import { lastYear, otherLastYear, thisYear, toFacts } from "../support/years.ts"
import { runCommand } from "./command.ts"
import { temporaryFolder } from "./files.ts"

interface Finding {
  readonly rule: string
  readonly related: readonly { readonly path: string; readonly range: unknown }[]
}

test("a report is held against last year's among the paths", async (t) => {
  const folder = temporaryFolder(t, { "2024.txt": thisYear, "old/2023.md": otherLastYear })
  const { code, stdout } = await runCommand(["check", folder])
  assert.match(stdout, / error .*“商业企业” is 0; in the report of 2023.*carry-over$/m)
  assert.equal(code, 1)
  const alone = await runCommand(["check", join(folder, "2024.txt")])
  assert.equal(alone.code, 0)
})

test("of two of last year's the one below the same path is meant", async (t) => {
  const own = temporaryFolder(t, { "2024.txt": thisYear, "2023.txt": otherLastYear })
  const other = temporaryFolder(t, { "2023.txt": lastYear })
  assert.match((await runCommand(["check", other, own])).stdout, /carry-over/)
  const alone = await runCommand(["check", other, join(own, "2024.txt")])
  assert.doesNotMatch(alone.stdout, /carry-over/)
})

test("nothing is found where both agree, and nothing where there are two of last year's", async (t) => {
  const agreeing = temporaryFolder(t, { "a.txt": thisYear, "b.txt": lastYear })
  assert.doesNotMatch((await runCommand(["check", agreeing])).stdout, /carry-over/)
  const two = temporaryFolder(t, { "a.txt": thisYear, "b.txt": otherLastYear, "c.txt": lastYear })
  assert.doesNotMatch((await runCommand(["check", two])).stdout, /carry-over/)
})

test("a street of the same name in the folder of another district is another one", async (t) => {
  const files = { "甲区/2023.txt": otherLastYear, "乙区/2024.txt": thisYear }
  const folder = temporaryFolder(t, files)
  assert.doesNotMatch((await runCommand(["check", folder])).stdout, /carry-over/)
  const byYears = temporaryFolder(t, { "2023年/a.txt": otherLastYear, "2024年/a.txt": thisYear })
  assert.match((await runCommand(["check", byYears])).stdout, /carry-over/)
})

test("which report is last year's is said once below the findings, where one rests on it", async (t) => {
  const files = { "2024.txt": thisYear, "old/2023.md": otherLastYear }
  const folder = temporaryFolder(t, files)
  const { stdout } = await runCommand(["check", "--locale", "zh-cn", folder])
  const said = `对照的上年报告：${join(folder, "old", "2023.md")}`
  assert.equal(stdout.split(said).length, 2)
  assert.match(stdout, /carry-over\n {2}对照的上年报告：/)
  const wrong = replaceOnce(thisYear, "新收政府信息公开申请12件", "新收政府信息公开申请15件")
  const agreeing = temporaryFolder(t, { "2024.txt": wrong, "2023.txt": lastYear })
  const { stdout: others } = await runCommand(["check", "--locale", "zh-cn", agreeing])
  assert.match(others, /prose-figure/)
  assert.doesNotMatch(others, /对照的上年报告/)
})

test("findings are those of the library, and name the report that they point into", async (t) => {
  const folder = temporaryFolder(t, { "2024.txt": thisYear, "2023.txt": otherLastYear })
  const { stdout } = await runCommand(["check", "--format", "json", folder])
  const reports: readonly { readonly path: string; readonly findings: readonly Finding[] }[] =
    JSON.parse(stdout).reports
  const findings = reports.find(({ path }) => path.endsWith("2024.txt"))?.findings ?? []
  const expected = lint(thisYear, { lastYear: toFacts(otherLastYear) })?.findings ?? []
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    expected.map(({ rule }) => rule),
  )
  const line = otherLastYear.split("\n").findIndex((each) => each.startsWith("四、结转下年度"))
  const character = otherLastYear.split("\n")[line]?.indexOf("2") ?? 0
  assert.deepEqual(
    findings[0]?.related.map(({ path, range }) => ({ path, range })),
    [
      {
        path: join(folder, "2023.txt"),
        range: { start: { line, character }, end: { line, character: character + 1 } },
      },
    ],
  )
})

test("last year's figures are those after fixing and recomputing", async (t) => {
  const wrong = replaceOnce(
    lastYear,
    "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1",
    "四、结转下年度继续办理\t\t１\t0\t0\t0\t0\t0\t7",
  )
  const folder = temporaryFolder(t, { "2024.txt": thisYear, "2023.txt": wrong })
  const before = await runCommand(["check", folder])
  assert.match(before.stdout, /carry-over/)
  const after = await runCommand(["check", "--fix", "--recompute", folder])
  assert.doesNotMatch(after.stdout, /carry-over/)
  assert.equal(after.code, 0)
})
