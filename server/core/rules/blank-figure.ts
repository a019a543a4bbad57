import type { Facts, Figure } from "../bind/facts.ts"
import { shiftsOf } from "../formulas/check.ts"
import { isLineEnd } from "../text/place.ts"
import type { Span } from "../text/span.ts"
import { type Block, blanksOf, findBlocks } from "./blank-blocks.ts"
import { type Derived, deriveBlanks, fill, isAllZero, toFix } from "./blank-filling.ts"
import { cellName, columnName, rowName, tableName } from "./names.ts"
import type { Problem, Rule } from "./rule.ts"

// Where an office leaves every 0 blank there is a block or two in every row.
const MOST_SINGLE = 5

export const blankFigure: Rule = {
  id: "blank-figure",
  severity: "warning",
  examples: [
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t0\t0⟦\t⟧\t0\t0\t0\t0",
      messages: ["“2.重复申请”一行“科研机构”一栏没有填数；没有的填 0。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "规章\t0\t0\t0",
      after: "规章\t⟦/\t/\t/⟧",
      messages: ["“规章”一行从“本年制发件数”到“现行有效件数”有 3 格没有填数；没有的填 0。"],
      fixed: "规章\t0\t0\t0",
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t0\t⟦\t⟧\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t\t\t0\t0\t0\t0",
      messages: [
        "从“2.重复申请”一行起，连续 2 行的“商业企业”至“科研机构”共 4 格没有填数；没有的填 0。",
      ],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
      after: "\t\t2.重复申请\t0\t0⟦\t⟧\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t\t0\t0\t0\t0",
      messages: ["从“2.重复申请”一行起，连续 2 行的“科研机构”一栏没有填数；没有的填 0。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
      after: "（七）总计\t⟦\t\t\t\t\t\t⟧",
      messages: [
        "从“（七）总计”一行“自然人”一栏起有 7 格没有填数；能按合计推算的填推算的数，其余没有的填 0。",
      ],
      fixed: "（七）总计\t7\t3\t0\t1\t1\t0\t12",
    },
    {
      before:
        "1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n\t\t2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0\n\t\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0",
      after:
        "1.属于国家秘密⟦\t⟧\t0\t\t0\t0\t0\t0\n\t\t2.其他法律行政法规禁止公开\t0\t\t0\t\t0\t0\t0\n\t\t3.危及“三安全一稳定”\t\t0\t\t0\t0\t0\t0",
      messages: [
        "“收到和处理政府信息公开申请情况”表有 6 格没有填数，第一处是“1.属于国家秘密”一行“自然人”一栏；没有的填 0。",
      ],
      fixed:
        "1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0\n\t\t2.其他法律行政法规禁止公开\t0\t0\t0\t0\t0\t0\t0\n\t\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t⟦\t\t\t\t\t\t⟧",
      messages: [
        "从“（一）予以公开”一行“自然人”一栏起有 7 格没有填数；能按合计推算的填推算的数，其余没有的填 0。",
      ],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      also: ["column-total"],
    },
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t4\t1\t0\t1\t0\t0⟦\t⟧",
      messages: ["“（一）予以公开”一行“总计”一栏没有填数；按合计推算应为 6。"],
      fixed: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
    },
    {
      before: "\n1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1",
      after: "\n⟦/\t/\t/\t/\t/\t/\t/\t/\t/\t/\t/\t/\t/\t/\t/⟧",
      messages: [
        "从“行政复议”的“结果维持”到“行政诉讼·复议后起诉”的“总计”有 15 格没有填数；没有的填 0。",
      ],
      fixed: "\n0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "行政处罚\t14\t\t\n",
      after: "行政处罚\t14\n",
      messages: [],
    },
  ],
  *check(facts) {
    // In a shifted row the blank is not what is missing.
    const shifted = new Set(shiftsOf(facts).map(({ row }) => row))
    const tables = facts.tables.map((table) => findBlocks(table, shifted))
    if (tables.every((blocks) => blocks.length === 0)) return
    const derived = deriveBlanks(facts)
    for (const blocks of tables)
      if (blocks.length > MOST_SINGLE) yield toSummary(facts, blocks, derived)
      else for (const block of blocks) yield toProblem(facts, block, derived)
  },
}

/** One problem for all blanks of a table. */
function toSummary(facts: Facts, blocks: readonly Block[], derived: Derived): Problem {
  const blanks = blocks.flatMap(blanksOf)
  const [first] = blanks as [Figure]
  const fillings = fill(blanks, derived)
  const values = {
    table: tableName(facts, first),
    row: rowName(first),
    column: columnName(first),
    count: blanks.length,
  }
  return {
    span: visible(facts.report.text, first.cell.span),
    message: {
      key: isAllZero(fillings) ? "blank-figure.many" : "blank-figure.some-known",
      values,
    },
    fixes: [toFix(facts, fillings)],
  }
}

function toProblem(facts: Facts, block: Block, derived: Derived): Problem {
  const { from, to, rows } = block
  const blanks = blanksOf(block)
  const [first] = blanks as [Figure]
  const last = rows[0]?.figures[to - 1] ?? first
  const fillings = fill(blanks, derived)
  const isZero = isAllZero(fillings)
  const isOne = blanks.length === 1
  const [filling] = fillings
  const values = {
    row: rowName(first),
    column: columnName(first),
    lastRow: rowName(last),
    lastColumn: columnName(last),
    rows: rows.length,
    count: blanks.length,
    found: first.cell.text,
    value: filling?.value ?? "",
  }
  const shape =
    rows.length === 1
      ? values.row === values.lastRow
        ? "blank-figure.row"
        : "blank-figure.groups"
      : to - from === 1
        ? "blank-figure.column"
        : "blank-figure.block"
  const key = isZero
    ? isOne
      ? "blank-figure.one"
      : shape
    : isOne
      ? "blank-figure.known"
      : "blank-figure.some-known"
  return {
    span: visible(facts.report.text, { start: first.cell.span.start, end: last.cell.span.end }),
    message: { key, values },
    ...(isOne && { cell: cellName(first) }),
    found: first.cell.text,
    ...((isZero || isOne) && filling && { expected: String(filling.value) }),
    fixes: [toFix(facts, fillings)],
  }
}

/**
 * An empty span shows nothing in an editor: the separator before the cell is marked, and the one after it, or
 * the line ending, where a line begins with the cell.
 */
export function visible(text: string, { start, end }: Span): Span {
  if (start < end) return { start, end }
  if (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) return { start: start - 1, end: start }
  return {
    start,
    end: text.startsWith("\r\n", start) ? start + 2 : Math.min(start + 1, text.length),
  }
}
