import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { type Faults, Wrong } from "../support/wrong.ts"

const tables = tablesOf(plain(distinctFigures))
const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))
const tabRows = layouts["L1 tab rows"] ?? assert.fail()

/** Each heading that stands below a table, and the row above it. */
const headings = {
  "三、收到和处理政府信息公开申请情况": "“行政事业性收费”一行的",
  "四、政府信息公开行政复议、行政诉讼情况": "“四、结转下年度继续办理”一行的",
  "五、存在的主要问题及改进情况": "上面一行数字的",
} as const

suite("a section's heading at the end of a row is its heading, and the line is broken before it", () => {
  for (const [name, layout] of Object.entries(layouts).filter(
    ([id, { isRowLine }]) => isRowLine || id === "L13 CSV",
  ))
    test(name, () => {
      const wrong = new Wrong()
      for (const [heading, above] of Object.entries(headings))
        for (const joint of jointsOf(name))
          wrong.add(`${heading} ${JSON.stringify(joint)}`, check(layout, heading, above, joint))
      wrong.assertNone()
    })
})

test("the level of a Markdown heading is put right with the line, and no fix touches the row", () => {
  const report = printIn(tabRows, reportOf(tables), "markdown")
  for (const heading of Object.keys(headings)) {
    const joined = report.replace(new RegExp(`\\s*## ${heading}`), heading)
    assert.notEqual(joined, report)
    for (const { fixes } of lint(joined)?.findings ?? [])
      for (const { edits } of fixes)
        assert.deepEqual(differences(figuresOf(lint(applyEdits(joined, edits))), printed), [])
    const fixed = fixAll(joined)
    assert.ok(fixed.includes(`\n\n## ${heading}\n`), fixed)
    assert.equal(fixAll(fixed), fixed)
  }
})

test("no section is moved while a heading stands at the end of a row", () => {
  const text = printIn(tabRows, reportOf(tables), "plain")
  const [start, next] = ["六、", "五、"].map((number) => text.indexOf(`\n${number}`))
  assert.ok(start !== undefined && next !== undefined && next > 0 && start > next)
  const moved = `${text.slice(0, next)}${text.slice(start)}${text.slice(next, start)}`
  const joined = moved.replace(/\s*四、政府信息公开行政/, "四、政府信息公开行政")
  const fixesOf = (report: string) =>
    lint(report)?.findings.flatMap(({ rule, fixes }) =>
      rule === "section-order" ? [fixes.length] : [],
    )
  assert.deepEqual([fixesOf(moved), fixesOf(joined)], [[1], [0]])
})

test("other words at the end of a row are no heading", () => {
  const text = printIn(tabRows, reportOf(tables), "plain")
  for (const words of ["五、其他情况", "政府信息公开行政复议、行政诉讼情况", "（四）总体情况"]) {
    const damaged = text.replace(/(\t1821)(?=\n|\t)/, `$1\t${words}`)
    assert.notEqual(damaged, text)
    const rules = problemsOf(lint(damaged)).map(({ rule }) => rule)
    assert.deepEqual(rules, ["extra-cell"])
  }
})

function jointsOf(name: string): readonly string[] {
  if (name === "L13 CSV") return [","]
  return name.includes("tab") ? ["\t", " ", ""] : [" ", " | "]
}

/** What is wrong with how a heading behind the last row above it is read and put right. */
function check(layout: Layout, heading: string, above: string, joint: string): Faults {
  const text = printIn(layout, reportOf(tables), "plain")
  const damaged = text.replace(new RegExp(`\\s*\\n\\n(?=${heading})`), joint)
  assert.notEqual(damaged, text)
  const result = lint(damaged)
  const findings = problemsOf(result)
  const [finding, ...others] = findings
  const isRight =
    finding?.message === `标题“${heading}”接在${above}末尾，中间少了换行。` && others.length === 0
  const fixed = fixAll(damaged)
  return {
    misread: differences(figuresOf(result), printed),
    ...(!isRight && { found: describe(damaged, findings) }),
    afterFix: [
      ...differences(figuresOf(lint(fixed)), printed),
      ...describe(fixed, problemsOf(lint(fixed))),
    ],
  }
}
