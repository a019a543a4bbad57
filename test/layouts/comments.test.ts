import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { rewriteLayouts, rewriteTable } from "../../server/core/rewrite.ts"
import { type Edit, slice } from "../../server/core/text/span.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { Wrong } from "../support/wrong.ts"

const DIRECTIVE = "<!-- report-lint-disable-next-table number-format: as printed -->"
const ABOUT_DIRECTIVES = ["unused-directive", "unknown-directive"]
// So many lines apart a directive is put in; each layout from another line on.
const STEP = 7

const tables = tablesOf(plain(distinctFigures))

suite("nothing takes a directive with it that stands between the lines of a table", () => {
  for (const [place, [name, layout]] of Object.entries(layouts).entries())
    test(name, () => {
      // Labels and a header that are misspelt have fixes of their own.
      const lines = printIn(layout, reportOf(tables), "plain")
        .replace("制发件数", "制法件数")
        .replaceAll("信访举报投诉类", "信仿举报投诉类")
        .replaceAll("行政许可", "行政许克")
        .split("\n")
      const wrong = new Wrong()
      for (let line = place % STEP; line < lines.length; line += STEP)
        wrong.add(`line ${line}`, findTaken(lines.toSpliced(line, 0, DIRECTIVE).join("\n")))
      wrong.assertNone()
    })
})

/** The rules whose fixes take the directive, and the tables that are put into an official layout without it. */
function findTaken(text: string) {
  const { facts, findings } = lint(text) ?? assert.fail()
  const takes = ({ span, newText }: Edit) =>
    slice(text, span).includes("<!--") && !newText.includes("<!--")
  const others = findings.filter(({ rule }) => !ABOUT_DIRECTIVES.includes(rule))
  return {
    rules: others
      .filter(({ fixes }) => fixes.some(({ edits }) => edits.some(takes)))
      .map(({ rule }) => rule),
    tables: facts.tables
      .filter((table) =>
        rewriteLayouts.some((layout) => {
          const edit = rewriteTable(facts, table, layout)
          return edit && takes(edit)
        }),
      )
      .map(({ form }) => form.key),
  }
}
