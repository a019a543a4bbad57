import type { Facts } from "../bind/facts.ts"
import { type Cause, certainCauses, isTotal } from "../formulas/cause.ts"
import { type Change, findSlip, type Slip } from "../formulas/change.ts"
import type { MessageKey } from "../messages.ts"
import { visible } from "./blank-figure.ts"
import { cellName, columnName, rowName, signed, tableName } from "./names.ts"
import type { Problem, RelatedMessage, Rule } from "./rule.ts"
import { pairing, print, surplus, toFix } from "./total-fixes.ts"

const slips: Readonly<Record<Slip, MessageKey>> = {
  transposed: "suspect-figure.transposed",
  dropped: "suspect-figure.dropped",
  doubled: "suspect-figure.doubled",
  mistyped: "suspect-figure.mistyped",
}

export const suspectFigure: Rule = {
  id: "suspect-figure",
  severity: "information",
  examples: [
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t⟦14⟧\t1\t0\t1\t0\t0\t6",
      messages: [
        "“收到和处理政府信息公开申请情况”表“（一）予以公开”一行“自然人”一栏写的是 14，应为 4（差 +10）：改正这一个数，2 个不成立的合计就都成立；像是多写了一位数字。",
      ],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      also: ["row-total", "column-total"],
    },
    {
      before: "数量\t\t7\t3\t0\t1\t1\t0\t12",
      after: "数量\t\t7\t⟦5⟧\t0\t1\t1\t0\t12",
      messages: [
        "“收到和处理政府信息公开申请情况”表“一、本年新收政府信息公开申请数量”一行“商业企业”一栏写的是 5，应为 3（差 +2）：改正这一个数，2 个不成立的合计就都成立。",
      ],
      fixed: "数量\t\t7\t3\t0\t1\t1\t0\t12",
      also: ["row-total", "balance"],
    },
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t5\t1\t0\t1\t0\t0\t7",
      messages: [],
      also: ["column-total", "prose-figure"],
    },
  ],
  *check(facts) {
    for (const cause of certainCauses(facts)) {
      for (const change of cause.changes)
        if (!isTotal(change)) yield toProblem(facts, cause, change)
    }
  },
}

function toProblem(facts: Facts, cause: Cause, change: Change): Problem {
  const { figure, value } = change
  const { cell } = figure
  const [other] = cause.changes.filter((each) => each !== change)
  return {
    span: visible(facts.report.text, cell.span),
    message: {
      key: keyOf(cause, change),
      values: {
        table: tableName(facts, figure),
        row: rowName(figure),
        column: columnName(figure),
        found: figure.value ?? 0n,
        expected: value,
        difference: signed(surplus(change)),
        count: cause.equations.length,
        ...(other && { other: print(other), otherColumn: columnName(other.figure) }),
      },
    },
    cell: cellName(figure),
    found: cell.text,
    expected: String(value),
    related: related(facts, cause, change),
    fixes: [{ ...toFix(facts, cause), preferred: true }],
  }
}

function keyOf(cause: Cause, change: Change): MessageKey {
  if (cause.changes.length > 1)
    return pairing(cause) === "moved" ? "suspect-figure.moved" : "suspect-figure.pair"
  if (change.figure.reading.kind === "blank") return "suspect-figure.blank"
  const slip = findSlip(change)
  return slip ? slips[slip] : "suspect-figure"
}

/** The figures wrong with this one, and the totals that do not hold because of it. */
function related(
  { figures }: Facts,
  { changes, equations }: Cause,
  own: Change,
): readonly RelatedMessage[] {
  const others = changes
    .filter((change) => change !== own)
    .map(({ figure, value }): RelatedMessage => {
      const values = {
        row: rowName(figure),
        column: columnName(figure),
        found: figure.value ?? 0n,
        value,
      }
      return { span: figure.cell.span, message: { key: "related.suspect", values } }
    })
  const totals = new Set(equations.flatMap((equation) => equation.totals.slice(0, 1)))
  const broken = [...totals].flatMap((key): RelatedMessage[] => {
    const figure = figures.get(key)
    if (!figure) return []
    const values = { row: rowName(figure), column: columnName(figure), value: figure.value ?? 0n }
    return [{ span: figure.cell.span, message: { key: "related.broken-total", values } }]
  })
  return [...others, ...broken]
}
