import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { slice } from "../../server/core/text/span.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"
import { Wrong } from "../support/wrong.ts"

const DIRECTIVE = "<!-- report-lint-disable-next-table number-format: as printed -->"
const ABOUT_DIRECTIVES = ["unused-directive", "unknown-directive"]
// So many lines apart a directive is put in; each layout from another line on.
const STEP = 7

const tables = tablesOf(plain(distinctFigures))

suite("no fix takes a directive with it that stands between the lines of a table", () => {
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
        wrong.add(`line ${line}`, {
          taken: findTaken(lines.toSpliced(line, 0, DIRECTIVE).join("\n")),
        })
      wrong.assertNone()
    })
})

/** The rules whose fixes take the directive. */
function findTaken(text: string): readonly string[] {
  const findings = lint(text)?.findings ?? []
  return findings
    .filter(({ rule }) => !ABOUT_DIRECTIVES.includes(rule))
    .filter(({ fixes }) =>
      fixes
        .flatMap(({ edits }) => edits)
        .some(
          ({ span, newText }) => slice(text, span).includes("<!--") && !newText.includes("<!--"),
        ),
    )
    .map(({ rule }) => rule)
}
