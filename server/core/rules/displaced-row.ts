import type { BoundRow, BoundTable, Facts } from "../bind/facts.ts"
import { toEdit } from "../formulas/change.ts"
import { shiftsOf } from "../formulas/check.ts"
import { trim } from "../text/line.ts"
import { cover } from "../text/span.ts"
import { type Displaced, describeDisplaced, findDisplaced } from "./displacement.ts"
import { boundRowName, columnName, quoted } from "./names.ts"
import { breakBeforeHeading, breakLine, realign } from "./realign.ts"
import type { Problem, Rule } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"
import { describeTorn } from "./torn-rows.ts"
import { usualLevel } from "./usual-level.ts"

const shifted = {
  left: { all: "displaced-row.left", addends: "displaced-row.left-but-total" },
  right: { all: "displaced-row.right", addends: "displaced-row.right-but-total" },
} as const

export const displacedRow: Rule = {
  id: "displaced-row",
  severity: "warning",
  examples: [
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6\t",
      after: "⟦（一）予以公开\t0\t4\t1\t0\t1\t0\t0⟧\t",
      messages: ["“（一）予以公开”一行的数字整行向右错开了一栏：移回去，各项勾稽就都成立。"],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6\t",
    },
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6\t",
      after: "⟦（一）予以公开\t0\t4\t1\t0\t1\t0\t6⟧\t",
      messages: ["“（一）予以公开”一行总计以外的数字都向右错开了一栏：移回去，各项勾稽就都成立。"],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6\t",
    },
    {
      before: "\t\t3.其他\t0\t0\t0\t0\t0\t0\t0\n",
      after: "⟦3.其他⟧\t\t0\t0\t0\t0\t0\t0\t0\t\n",
      messages: ["“3.其他”写在第 1 列，与同级的行没有对齐。"],
      fixed: "\t\t3.其他\t0\t0\t0\t0\t0\t0\t0\n",
    },
    {
      before:
        "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n\t\t4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t5.要求行政机关确认或重新出具已获取信息\t0\t0\t0\t0\t0\t0\t0",
      after:
        "\t⟦2.重复申请⟧\t\t0\t0\t0\t0\t0\t0\t0\n\t3.要求提供公开出版物\t\t0\t0\t0\t0\t0\t0\t0\n\t4.无正当理由大量反复申请\t\t0\t0\t0\t0\t0\t0\t0\n\t5.要求行政机关确认或重新出具已获取信息\t\t0\t0\t0\t0\t0\t0\t0",
      messages: [
        "从“2.重复申请”到“5.要求行政机关确认或重新出具已获取信息”的 4 行没有与同级的行对齐。",
      ],
      fixed:
        "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0\n\t\t4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t5.要求行政机关确认或重新出具已获取信息\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "四、结转下年度继续办理\t\t1",
      after: "⟦四、结转下年度继续办理⟧\t1",
      messages: ["“四、结转下年度继续办理”一行的数字没有与同级的行对齐。"],
      fixed: "四、结转下年度继续办理\t\t1",
    },
    {
      before: "1.信访举报投诉类申请\t0\t0\t0\t0\t0\t0\t0\n\t\t2.重复申请\t0",
      after: "1.信访举报投诉类申请\t0\t0\t0\t0\t0\t0\t0\t\t⟦2.重复申请⟧\t0",
      messages: ["“2.重复申请”一行与上面“1.信访举报投诉类申请”一行连在同一行里，中间少了换行。"],
      fixed: "1.信访举报投诉类申请\t0\t0\t0\t0\t0\t0\t0\n\t\t2.重复申请\t0",
    },
    {
      before:
        "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t\n\n四、政府信息公开行政复议、行政诉讼情况",
      after:
        "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t⟦四、政府信息公开行政复议、行政诉讼情况⟧",
      messages: [
        "标题“四、政府信息公开行政复议、行政诉讼情况”接在“四、结转下年度继续办理”一行的末尾，中间少了换行。",
      ],
      fixed:
        "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t\n\n四、政府信息公开行政复议、行政诉讼情况",
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "⟦2.重复申请⟧ 0 0 0 0 0 0 0",
      messages: ["“2.重复申请”一行的内容挤在一格里，中间只有空格，没有分开。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t⟦2.重复申请⟧\t0\t0\t0\n0\t0\t0\t0",
      messages: ["“2.重复申请”一行的数字中间多了换行，后面的数字写到了下一行。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "\t\t2.重复申请\t0",
      after: "\t\t⟦2.重复申请⟧\t件数\t0",
      messages: ["“2.重复申请”一行的数字没有与同级的行对齐。"],
    },
    {
      before: "（七）总计\t7\t3\t0\t1\t1\t0\t12\t\n",
      after: "（七）总计\t7\t3\t0\t1\t1\t0\t12\t\t\t\n",
      messages: [],
    },
  ],
  *check(facts) {
    for (const table of facts.tables) {
      let above: BoundRow | undefined
      let run: Displaced[] = []
      for (const row of table.rows) {
        const displaced = findDisplaced(table, row)
        if (run[0]?.key !== displaced?.key) {
          yield* describeDisplaced(facts, table, run)
          run = []
        }
        if (displaced) run.push(displaced)
        if (row.isJoined && above) yield joinedProblem(facts, table, above, row)
        if (row.isSpaced && !row.isJoined && isWhole(row)) yield spacedProblem(facts, table, row)
        above = row
      }
      yield* describeDisplaced(facts, table, run)
      yield* describeTorn(facts, table)
    }
    yield* joinedHeadings(facts)
    for (const { row, direction, keepsTotal, changes, pushedOut } of shiftsOf(facts)) {
      const spans = row.figures.flatMap((figure) => figure?.cell.span ?? [])
      const values = { row: boundRowName(row) }
      yield {
        span: spans.reduce(cover, row.label?.span ?? row.row.span),
        message: {
          key: shifted[direction][keepsTotal ? "addends" : "all"],
          values,
        },
        fixes: [
          {
            title: pushedOut
              ? {
                  key: "fix.move-back-and-fill",
                  values: {
                    ...values,
                    column: columnName(pushedOut.figure),
                    value: pushedOut.value,
                  },
                }
              : { key: "fix.move-back", values },
            preferred: true,
            edits: changes.map((change) => toEdit(facts, change)),
          },
        ],
      }
    }
  },
}

/** False where figures are too few or too many: that is what is to be said of the row. */
function isWhole({ missing, extra }: BoundRow): boolean {
  return missing === 0 && extra.length === 0
}

/** Two rows on one line: where the second begins is the line break that was lost. */
function joinedProblem(facts: Facts, table: BoundTable, above: BoundRow, row: BoundRow): Problem {
  const values = { row: boundRowName(row), above: boundRowName(above) }
  const edits = breakLine(facts, table, above, row)
  return {
    span: row.label?.span ?? row.headers[0]?.span ?? row.row.span,
    message: { key: "displaced-row.joined", values },
    fixes: [toSafeFix({ key: "fix.break-line", values }, edits)],
  }
}

/** Section headings at the end of a row. */
function* joinedHeadings(facts: Facts): Iterable<Problem> {
  const level = usualLevel(facts.sections)
  for (const { paragraph, heading, joinedTo } of facts.sections) {
    if (!joinedTo) continue
    const marks = level > 0 && heading.level === 0 ? `${"#".repeat(level)} ` : ""
    const table = facts.tables.find(({ rows }) => rows.some(({ row }) => row === joinedTo))
    const above = table?.rows.find(({ row }) => row === joinedTo)
    const name = above ? boundRowName(above) : ""
    const values = { heading: quoted(paragraph.text), above: name }
    const edits =
      table && above ? breakBeforeHeading(facts, table, above, paragraph.span, marks) : []
    yield {
      span: paragraph.span,
      message: { key: name ? "displaced-row.heading" : "displaced-row.heading-unlabelled", values },
      fixes: [toSafeFix({ key: "fix.break-heading", values }, edits)],
    }
  }
}

/** Cells that ran into one: their separators became spaces. */
function spacedProblem(facts: Facts, table: BoundTable, row: BoundRow): Problem {
  const values = { row: boundRowName(row) }
  const edits = realign(facts, table, row)
  const key = row.label ? "displaced-row.spaced" : "displaced-row.spaced-unlabelled"
  return {
    span: row.label?.span ?? trim(facts.report.text, row.row.span),
    message: { key, values },
    fixes: [toSafeFix({ key: "fix.part-cells", values }, edits)],
  }
}
