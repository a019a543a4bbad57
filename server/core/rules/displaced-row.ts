import type { BoundRow, BoundTable, Facts } from "../bind/facts.ts"
import { rowKindKey } from "../bind/facts.ts"
import { toEdit } from "../formulas/change.ts"
import { shiftsOf } from "../formulas/check.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { RowWriter } from "../syntax/tables/layout.ts"
import { cover, type Edit, type Span } from "../text/span.ts"
import { boundRowName } from "./names.ts"
import type { Rule } from "./rule.ts"

/** A cell of a row that is to stay, and the column in which it belongs. */
interface Placed {
  readonly span: Span
  readonly column: number
}

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
      before: "\t\t3.其他\t0\t0\t0\t0\t0\t0\t0\n",
      after: "⟦3.其他⟧\t\t0\t0\t0\t0\t0\t0\t0\t\n",
      messages: ["“3.其他”写在第 1 列，与同级的行没有对齐。"],
      fixed: "\t\t3.其他\t0\t0\t0\t0\t0\t0\t0\n",
    },
    {
      before: "四、结转下年度继续办理\t\t1",
      after: "⟦四、结转下年度继续办理⟧\t1",
      messages: ["“四、结转下年度继续办理”一行的数字没有与同级的行对齐。"],
      fixed: "四、结转下年度继续办理\t\t1",
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
      if (!table.geometry.isGrid) continue
      for (const row of table.rows) {
        if (layoutOf(row.piece).isStream) continue
        const key = row.label && row.missing === 0 && findDisplacement(table, row)
        if (!key || !row.label) continue
        const edits = realign(facts, table, row)
        const label = row.groups.reduce((span, group) => cover(span, group.span), row.label.span)
        yield {
          span: key === "displaced-row.group" ? (row.groups.at(-1)?.span ?? label) : row.label.span,
          message: { key, values: { row: boundRowName(row), column: row.label.column + 1 } },
          fixes:
            edits.length === 0
              ? []
              : [
                  {
                    title: { key: "fix.realign", values: { row: boundRowName(row) } },
                    safe: true,
                    preferred: true,
                    edits,
                  },
                ],
        }
      }
    }
    for (const { row, direction, changes } of shiftsOf(facts)) {
      const spans = row.figures.flatMap((figure) => figure?.cell.span ?? [])
      const values = { row: boundRowName(row) }
      yield {
        span: spans.reduce(cover, row.label?.span ?? row.row.span),
        message: {
          key: direction === "left" ? "displaced-row.left" : "displaced-row.right",
          values,
        },
        fixes: [
          {
            title: { key: "fix.move-back", values },
            preferred: true,
            edits: changes.map((change) => toEdit(facts, change)),
          },
        ],
      }
    }
  },
}

function findDisplacement({ form, geometry }: BoundTable, row: BoundRow) {
  const { label, groups } = row
  if (row.kind !== "figures" || !label || row.extra.length > 0) return undefined
  const isAway = ({ depth, column }: { depth: number; column: number }) =>
    geometry.labelColumn.has(depth) && geometry.labelColumn.get(depth) !== column
  if (label.cells > 1) return "displaced-row.split"
  if (isAway(label)) return "displaced-row.label"
  if (groups.some(isAway)) return "displaced-row.group"
  const usual = geometry.firstFigure.get(rowKindKey(form, row))
  return usual !== undefined && usual !== row.firstFigure ? "displaced-row.figures" : undefined
}

/** Only what stands between the written cells changes: words and figures stay as they are. */
function realign(
  { report }: Facts,
  { form, geometry }: BoundTable,
  row: BoundRow,
): readonly Edit[] {
  const { writer } = layoutOf(row.piece)
  const { label, groups, figures } = row
  if (!label || !writer) return []
  const key = rowKindKey(form, row)
  const firstFigure = geometry.firstFigure.get(key) ?? row.firstFigure
  const placed: Placed[] = [...groups, label].map(({ span, depth }) => ({
    span,
    column: geometry.labelColumn.get(depth) ?? depth,
  }))
  const first = row.row.cells[row.firstFigure]
  if (first) placed.push({ span: first.span, column: firstFigure })
  // A row that is out of order in itself cannot be put right by moving cells apart.
  if (placed.some(({ column }, index) => column <= (placed[index - 1]?.column ?? -1))) return []
  const edits = [
    ...gaps(writer, row, placed, report.lineEnding),
    ...joinLabel(report.text, label.span, label.cells),
  ]
  const wanted = Math.max(0, (geometry.length.get(key) ?? 0) - firstFigure - figures.length)
  const all = [...edits, ...trailing(writer, row, wanted, report.lineEnding)]
  return all.some(({ span }) => takesWords(row, span)) ? [] : all
}

/** Words that are neither label nor figure may stand between them. */
function takesWords({ row }: BoundRow, { start, end }: Span): boolean {
  return row.cells.some(({ text, span }) => text !== "" && span.start >= start && span.end <= end)
}

function gaps(
  writer: RowWriter,
  { row }: BoundRow,
  placed: readonly Placed[],
  lineEnding: string,
): readonly Edit[] {
  return placed.map(({ span, column }, index) => {
    const before = placed[index - 1]
    const newText = before
      ? writer.separator(column - before.column - 1, lineEnding)
      : writer.leading(column, lineEnding)
    return { span: { start: before?.span.end ?? row.span.start, end: span.start }, newText }
  })
}

/** An ordinal in a cell of its own goes back to its words. */
function joinLabel(text: string, span: Span, cells: number): readonly Edit[] {
  if (cells === 1) return []
  const written = text.slice(span.start, span.end)
  return [...written.matchAll(/\s+/g)]
    .filter(([gap]) => gap.includes("\t"))
    .map(({ index, 0: gap }) => ({
      span: { start: span.start + index, end: span.start + index + gap.length },
      newText: "",
    }))
}

/** The padding after the last figure, as long as other rows of the kind have it. */
function trailing(
  writer: RowWriter,
  { row, firstFigure, figures }: BoundRow,
  wanted: number,
  lineEnding: string,
): readonly Edit[] {
  const last = row.cells[firstFigure + figures.length - 1]
  const padding = row.cells.length - firstFigure - figures.length
  // A blank last figure cannot be told from padding by its characters: the row keeps its length.
  if (!last || last.text === "" || padding === wanted) return []
  return [
    {
      span: { start: last.span.end, end: row.span.end },
      newText: writer.trailing(wanted, lineEnding),
    },
  ]
}
