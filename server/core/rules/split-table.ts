import type { BoundRow, BoundTable } from "../bind/facts.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { Report, Table } from "../syntax/tree.ts"
import { firstWords } from "../syntax/written.ts"
import { byPosition, type Edit } from "../text/span.ts"
import { repeatedRows } from "./repeated-rows.ts"
import type { Problem, Rule } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"
import { holdsFigure, isGap, pageNumber } from "./table-gap.ts"

// Page breaks are as few; with more, it was every row that was torn off.
const MOST_SINGLE = 3

export const splitTable: Rule = {
  id: "split-table",
  severity: "warning",
  examples: [
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\n\t\t⟦2.重复申请⟧\t0\t0\t0\t0\t0\t0\t0",
      messages: ["表格在这里断开了。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after: "\n⟦— 5 —⟧\n\n\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      messages: ["表格在这里断开了。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      after:
        "\t\t\t⟦商业企业⟧\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t\n\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
      messages: ["表格中间重复了表头。"],
      fixed: "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0",
    },
    {
      before:
        "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n第二十条第（五）项",
      after:
        "第二十条第（一）项\t\t\t\n\n⟦信息内容⟧\t本年制发件数\t本年废止件数\t现行有效件数\n\n规章\t0\t0\t0\n\n行政规范性文件\t1\t0\t3\n\n第二十条第（五）项",
      messages: ["这张表格有 4 处断开。"],
      fixed:
        "第二十条第（一）项\t\t\t\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n第二十条第（五）项",
    },
    {
      before: "行政事业性收费\t0\t\t\n",
      after:
        "行政事业性收费\t0\t\t\n\n信息内容\t本年收费金额（单位：万元）\t\t\n行政事业性收费\t0\t\t\n",
      messages: [],
      also: ["duplicate-row"],
    },
    {
      before: "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t\n",
      after: "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1\t\n\n— 5 —\n",
      messages: [],
    },
  ],
  *check({ report, tables }) {
    for (const table of tables) {
      const breaks = [...findBreaks(report, table)]
      yield* breaks.length > MOST_SINGLE ? [toOne(breaks)] : breaks
    }
  },
}

function* findBreaks(report: Report, table: BoundTable): Iterable<Problem> {
  const copied = copiedRows(table)
  const headers = repeatedHeaders(table).filter(([first]) => first && !copied.has(first))
  if (table.pieces.length === 1 && headers.length === 0) return
  const firstRows = new Map(table.rows.toReversed().map((row) => [row.piece, row]))
  const closed = new Set<readonly BoundRow[]>()
  for (const [index, piece] of table.pieces.entries()) {
    const following = table.pieces[index + 1]
    const first = following && firstRows.get(following)
    if (!first || copied.has(first) || !isGap(report.text, piece, following)) continue
    if (holdsFigure(report, table, piece, following)) continue
    const header = headers.find(([row]) => row === first)
    if (header) closed.add(header)
    yield closeGap(report, table, piece, following, header)
  }
  for (const header of headers) {
    if (!closed.has(header) && isInside(table, header)) yield dropHeader(table, header)
  }
}

/** The first break of a table for all of them, which one fix closes. */
function toOne(breaks: readonly Problem[]): Problem {
  const [{ span }] = breaks.toSorted((a, b) => byPosition(a.span, b.span)) as [Problem]
  const edits = breaks.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits))
  const title = { key: "fix.close-gaps", values: { count: edits.length } } as const
  return {
    span,
    message: { key: "split-table.many", values: { count: breaks.length } },
    fixes: edits.length > 0 ? [toSafeFix(title, edits)] : [],
  }
}

/**
 * The end of a table, where all its rows of figures stand above already: a table pasted twice is not broken, and
 * to join the two would not help.
 */
function copiedRows(table: BoundTable): ReadonlySet<BoundRow> {
  const repeated = repeatedRows(table)
  if (repeated.size === 0) return new Set()
  const last = table.rows.findLastIndex((row) => row.form && !repeated.has(row))
  return new Set(table.rows.slice(last + 1))
}

/** Runs of header rows below rows of figures, in a table that has one header only. */
function repeatedHeaders({ form, rows }: BoundTable): readonly (readonly BoundRow[])[] {
  if (form.parts.length > 1) return []
  const runs: BoundRow[][] = []
  const first = rows.findIndex(({ kind }) => kind === "figures")
  for (const [index, row] of rows.entries()) {
    if (first < 0 || index < first || row.kind !== "header") continue
    if (rows[index - 1]?.kind === "header" && rows[index - 1]?.piece === row.piece)
      runs.at(-1)?.push(row)
    else runs.push([row])
  }
  return runs
}

/** The header repeats one above it in the same text table; elsewhere it may begin a table of its own. */
function isInside({ rows }: BoundTable, [first]: readonly BoundRow[]): boolean {
  const above = first && rows[rows.indexOf(first) - 1]
  return above !== undefined && above.piece === first?.piece
}

function closeGap(
  report: Report,
  { rows }: BoundTable,
  piece: Table,
  following: Table,
  header: readonly BoundRow[] | undefined,
): Problem {
  const last = header?.at(-1)
  const next = last && rows[rows.indexOf(last) + 1]
  const isFollowed = next !== undefined && next.piece === following
  const end = !header ? following.span.start : isFollowed ? next.row.span.start : following.span.end
  const { writer, isStream } = layoutOf(piece)
  const isKept = !header || isFollowed
  const newText = isKept ? (writer?.rowBreak(report.lineEnding) ?? report.lineEnding) : ""
  const edit: Edit = { span: { start: piece.span.end, end }, newText }
  return {
    span: pageNumber(report.text, piece, following) ?? firstWords(following.rows) ?? following.span,
    message: { key: header ? "split-table.header" : "split-table" },
    // Between two tables of HTML stand their tags: to join them is more than to drop what is between.
    fixes: writer || isStream ? [toSafeFix({ key: "fix.close-gap" }, [edit])] : [],
  }
}

function dropHeader({ rows }: BoundTable, header: readonly BoundRow[]): Problem {
  const [first] = header
  const last = header.at(-1)
  const span = first?.row.span ?? { start: 0, end: 0 }
  const next = last && rows[rows.indexOf(last) + 1]
  const before = first && rows[rows.indexOf(first) - 1]
  const isFollowed = next !== undefined && next.piece === first?.piece
  const edit = isFollowed
    ? { start: span.start, end: next.row.span.start }
    : { start: before?.row.span.end ?? span.start, end: last?.row.span.end ?? span.end }
  return {
    span: firstWords(header.map(({ row }) => row)) ?? span,
    message: { key: "split-table.header" },
    fixes: [toSafeFix({ key: "fix.close-gap" }, [{ span: edit, newText: "" }])],
  }
}
