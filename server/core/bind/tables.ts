import { type LabelIndex, labelIndex } from "../form/labels.ts"
import type { ColumnForm, Form, TableForm } from "../form/schema.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import type { Block, Cell, Table } from "../syntax/tree.ts"
import { readFigure } from "../text/figure.ts"
import type { BoundRow, BoundTable, Figure, Geometry, Section } from "./facts.ts"
import { figureKey, rowKindKey } from "./facts.ts"
import { type Alignment, alignFigures, type Expectation } from "./figures.ts"
import { learnGeometry } from "./geometry.ts"
import { type LabelledRow, labelRow } from "./rows.ts"
import { splitStream } from "./stream.ts"

/** The form's tables among the tables of a report, wherever they stand: rows are known by their labels. */
export function bindTables(
  blocks: readonly Block[],
  form: Form,
  sections: readonly Section[],
): readonly BoundTable[] {
  const index = labelIndex(form)
  const rowsOf = new Map<TableForm, LabelledRow[]>()
  for (const block of blocks) {
    if (block.kind !== "table") continue
    const section = sections.find(
      ({ span }) => span.start <= block.span.start && block.span.end <= span.end,
    )
    const own = form.tables.find((table) => table.section === section?.form.key)
    for (const row of labelRows(index, block, own)) {
      if (!row.table) continue
      const rows = rowsOf.get(row.table)
      if (rows) rows.push(row)
      else rowsOf.set(row.table, [row])
    }
  }
  return form.tables.flatMap((table) => {
    const rows = rowsOf.get(table)
    return rows ? [bindTable(form, table, rows)] : []
  })
}

function labelRows(
  index: LabelIndex,
  piece: Table,
  own: TableForm | undefined,
): readonly LabelledRow[] {
  let context = own
  const rows = layoutOf(piece).isStream
    ? piece.rows.flatMap((stream) => splitStream(index, stream, own))
    : piece.rows
  return rows.map((row) => {
    const labelled = labelRow(index, row, piece, context)
    context = labelled.table
    return withoutLabels(labelled)
  })
}

/** A row of figures in a table whose rows have no label is that table's row. */
function withoutLabels(row: LabelledRow): LabelledRow {
  const part = row.table?.parts[0]
  const form = part?.rows[0]
  if (row.kind !== "unknown" && row.kind !== "blank") return row
  if (!part || !form || form.labels.length > 0 || row.row.cells.length < part.columns.length / 2)
    return row
  return { ...row, kind: "figures", form, part }
}

function bindTable(source: Form, form: TableForm, rows: readonly LabelledRow[]): BoundTable {
  const first = rows.map((row) => ({ row, alignment: align(form, row, undefined) }))
  const geometry = learnGeometry(
    form,
    first.map(({ row, alignment }) => ({
      ...row,
      firstFigure: alignment ? row.afterLabels + alignment.offset : -1,
      isCertain: alignment?.isCertain ?? false,
    })),
  )
  const bound = first.map(({ row, alignment }) =>
    bindRow(form, row, alignment && !alignment.isCertain ? align(form, row, geometry) : alignment),
  )
  const pieces = [...new Set(bound.map(({ piece }) => piece))]
  return { form, source, foreign: [], rows: bound, pieces, geometry }
}

function align(
  table: TableForm,
  row: LabelledRow,
  geometry: Geometry | undefined,
): Alignment | undefined {
  if (row.kind !== "figures" || !row.part) return undefined
  const cells = row.row.cells.slice(row.afterLabels)
  const key = rowKindKey(table, row)
  const start = geometry?.firstFigure.get(key)
  const length = geometry?.length.get(key)
  const expected: Expectation | undefined =
    start === undefined || length === undefined
      ? undefined
      : {
          offset: Math.max(0, start - row.afterLabels),
          length: Math.max(0, length - row.afterLabels),
        }
  return alignFigures(cells, row.part.columns.length, expected)
}

function bindRow(table: TableForm, row: LabelledRow, alignment: Alignment | undefined): BoundRow {
  const { kind, piece, form, part, label, groups, headers } = row
  const figures =
    alignment && part
      ? part.columns.map((column, index) => toFigure(table, row, column, alignment.cells[index]))
      : []
  return {
    kind,
    row: row.row,
    piece,
    ...(form && { form }),
    ...(part && { part }),
    ...(label && { label }),
    groups,
    headers,
    figures,
    firstFigure: alignment ? row.afterLabels + alignment.offset : -1,
    missing: alignment?.missing ?? 0,
    extra: alignment?.extra ?? [],
  }
}

function toFigure(
  table: TableForm,
  row: LabelledRow,
  column: ColumnForm,
  cell: Cell | undefined,
): Figure | undefined {
  const rowKey = column.group ?? row.form?.key
  if (!cell || rowKey === undefined) return undefined
  const reading = readFigure(cell.text)
  const base = {
    key: figureKey(table.key, rowKey, column.key),
    table,
    column,
    rowKey,
    rowLabels: column.group ? (column.groupLabel ?? []) : (row.form?.labels ?? []),
    cell,
    reading,
  }
  if (reading.kind !== "number") return base
  const isWhole = /^-?\d+$/.test(reading.plain)
  return { ...base, plain: reading.plain, ...(isWhole && { value: BigInt(reading.plain) }) }
}
