import type { Facts, Figure } from "../bind/facts.ts"
import type { Message } from "../messages.ts"
import { cellName, columnName, rowName, tableName } from "./names.ts"
import type { Problem, ProblemFix, Rule } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"

// Of a table typed in full width every figure would be marked.
const MOST_SINGLE = 5

export const numberFormat: Rule = {
  id: "number-format",
  severity: "information",
  examples: [
    {
      before: "行政许可\t26",
      after: "行政许可\t⟦２６⟧",
      messages: ["“行政许可”一行“本年处理决定数量”一栏的“２６”应写作“26”。"],
      fixed: "行政许可\t26",
    },
    {
      before: "行政许可\t26",
      after: "行政许可\t⟦1,026件⟧",
      messages: ["“行政许可”一行“本年处理决定数量”一栏的“1,026件”应写作“1026”。"],
      fixed: "行政许可\t1026",
    },
    {
      before: "（一）予以公开\t4",
      after: "（一）予以公开\t⟦04⟧",
      messages: ["“（一）予以公开”一行“自然人”一栏的“04”应写作“4”。"],
      fixed: "（一）予以公开\t4",
    },
    {
      before: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
      after: "（七）总计\t⟦７⟧\t３\t０\t１\t１\t０\t１２",
      messages: [
        "“收到和处理政府信息公开申请情况”表有 7 个数的写法不规范，如“（七）总计”一行“自然人”一栏的“７”应写作“7”。",
      ],
      fixed: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
    },
    {
      before: "现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t3",
      after: "现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t22（其中修订16件）",
      messages: [],
    },
  ],
  *check(facts) {
    let some: Figure[] = []
    for (const figure of facts.figures.values()) {
      if (!isReadableButNotPlain(figure)) continue
      if (some[0] && some[0].table !== figure.table) {
        yield* toProblems(facts, some)
        some = []
      }
      some.push(figure)
    }
    yield* toProblems(facts, some)
  },
}

/** The problems of one table: where most was typed in full width, one says so. */
function toProblems(facts: Facts, figures: readonly Figure[]): readonly Problem[] {
  const [first] = figures
  if (!first || figures.length <= MOST_SINGLE) return figures.map(toProblem)
  const values = {
    ...describe(first),
    table: tableName(facts, first),
    count: figures.length,
  }
  return [
    {
      span: first.cell.span,
      message: { key: "number-format.many", values },
      fixes: [toFix({ key: "fix.plain-numbers", values }, figures)],
    },
  ]
}

function toProblem(figure: Figure): Problem {
  const values = describe(figure)
  return {
    span: figure.cell.span,
    message: { key: "number-format", values },
    cell: cellName(figure),
    found: values.found,
    expected: values.expected,
    fixes: [toFix({ key: "fix.plain-number", values }, [figure])],
  }
}

function describe(figure: Figure) {
  const names = { row: rowName(figure), column: columnName(figure) }
  return { ...names, found: figure.cell.text, expected: toPlain(figure) }
}

function toFix(title: Message, figures: readonly Figure[]): ProblemFix {
  const edits = figures.map((figure) => ({ span: figure.cell.span, newText: toPlain(figure) }))
  return toSafeFix(title, edits)
}

/** In plain digits; a change keeps the sign that it was written with. */
function toPlain({ column, plain, cell: { text } }: Figure): string {
  const hasPlus = column.kind === "change" && /^\s*[+＋]/.test(text)
  return `${hasPlus ? "+" : ""}${plain ?? text}`
}

/**
 * A note after the figure, such as 22（其中修订16件）, is accepted; a wrong number has another finding. In a table of
 * another unit its plain digits would be another amount.
 */
function isReadableButNotPlain(figure: Figure): boolean {
  const { reading, plain, column, value, cell, isInOtherUnit } = figure
  if (plain === undefined || isInOtherUnit) return false
  if (reading.kind !== "number" || reading.isAnnotated || toPlain(figure) === cell.text)
    return false
  return column.kind !== undefined || (value !== undefined && value >= 0n)
}
