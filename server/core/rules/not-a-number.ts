import type { Facts, Figure } from "../bind/facts.ts"
import { describeNoCount } from "./implied-figure.ts"
import { columnName, quoted, rowName, tableName } from "./names.ts"
import type { Problem, Rule } from "./rule.ts"

// More are one habit, and one finding.
const MOST_SINGLE = 5

export const notANumber: Rule = {
  id: "not-a-number",
  severity: "error",
  examples: [
    {
      before: "\n1\t0\t0\t0\t1\t0\t0",
      after: "\n⟦l⟧\t0\t0\t0\t1\t0\t0",
      messages: ["“行政复议”一行“结果维持”一栏的“l”不是单独的一个数；按合计推算应为 1。"],
      fixed: "\n1\t0\t0\t0\t1\t0\t0",
    },
    {
      before: "行政规范性文件\t1",
      after: "行政规范性文件\t⟦见附件⟧",
      messages: [
        "“行政规范性文件”一行“本年制发件数”一栏的“见附件”不是单独的一个数，请只写阿拉伯数字。",
      ],
    },
    {
      before: "（一）予以公开\t4\t1",
      after: "（一）予以公开\t4\t⟦约1⟧",
      messages: ["“（一）予以公开”一行“商业企业”一栏的“约1”不是单独的一个数；按合计推算应为 1。"],
      fixed: "（一）予以公开\t4\t1",
    },
    {
      before: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
      after: "（七）总计\t⟦没有⟧\t没有\t没有\t没有\t没有\t没有\t没有",
      messages: [
        "“收到和处理政府信息公开申请情况”表有 7 格写的是“没有”，不是单独的一个数，如“（七）总计”一行“自然人”一栏。",
      ],
    },
    {
      before: "行政规范性文件\t1\t0\t3",
      after: "行政规范性文件\t1\t0\t3（其中修订1件）",
      messages: [],
    },
  ],
  *check(facts) {
    const texts: Figure[] = []
    for (const figure of facts.figures.values())
      if (figure.reading.kind === "text") texts.push(figure)
    const alike = Map.groupBy(texts, ({ table, cell }) => `${table.key} ${cell.text}`)
    for (const figures of alike.values()) {
      if (figures.length > MOST_SINGLE) yield* toOne(facts, figures)
      else
        for (const figure of figures)
          yield describeNoCount(facts, figure, "not-a-number", "not-a-number.known")
    }
  },
}

/** Cells of one table that say the same, such as 没有 for every 0. */
function toOne(facts: Facts, figures: readonly Figure[]): readonly Problem[] {
  return figures.slice(0, 1).map((first) => {
    const values = {
      table: tableName(facts, first),
      row: rowName(first),
      column: columnName(first),
      found: quoted(first.cell.text),
      count: figures.length,
    }
    return { span: first.cell.span, message: { key: "not-a-number.many", values } }
  })
}
