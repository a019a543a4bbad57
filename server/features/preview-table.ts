import {
  type BoundRow,
  type BoundTable,
  type Facts,
  type Figure,
  figureKey,
} from "../core/bind/facts.ts"
import { widthOf } from "../core/form/official-table.ts"
import { mergedTable } from "../core/form/print-merged.ts"
import type { ColumnForm, PartForm, RowForm } from "../core/form/schema.ts"
import type { Locale } from "../core/messages.ts"
import { cover, type Span } from "../core/text/span.ts"
import { outcomesOf } from "./figure.ts"
import { describeEquation } from "./formula.ts"
import type { Judgement } from "./preview-figures.ts"
import type { Places } from "./preview-notes.ts"
import type { FigureCell, LabelCell, PreviewFormula, PreviewTable } from "./preview-schema.ts"

/** What the drawing of a report's tables has in common. */
export interface Drawing {
  readonly facts: Facts
  readonly locale: Locale
  readonly places: Places
  readonly judge: (figure: ReturnType<Facts["figures"]["get"]>) => Judgement
}

/** A table as its form prints it, with the figures that the report has. */
export function drawTable(drawing: Drawing, table: BoundTable, title: string): PreviewTable {
  const { facts, locale, places } = drawing
  const { form } = table
  const span = table.pieces.map((piece) => piece.span).reduce(cover)
  const notes = places.add(span)
  const outcomes = outcomesOf(facts, table)
  const formulas = outcomes.map((outcome): PreviewFormula => {
    const { totals, addends } = outcome.equation
    const text = describeEquation(facts, outcome, locale)
    return { text, outcome: outcome.kind, totals: [...totals], addends: [...addends] }
  })
  const rows = form.parts.map((part) => drawPart({ ...drawing, table, part, formulas, notes }))
  const columns = Math.max(...form.parts.map((part) => widthOf(form, part)))
  return {
    kind: "table",
    title,
    labelColumns: form.labelColumns,
    columns,
    parts: rows,
    formulas,
    span,
    notes,
  }
}

interface PartDrawing extends Drawing {
  readonly table: BoundTable
  readonly part: PartForm
  readonly formulas: readonly PreviewFormula[]
  /** Of the table. */
  readonly notes: number[]
}

function drawPart(drawing: PartDrawing): (LabelCell | FigureCell)[][] {
  const { table, part } = drawing
  const printed = mergedTable({ ...table.form, parts: [part] }, () => "")
  const top = (part.caption === undefined ? 0 : 1) + part.header.length
  const written = writtenLabels(table, part)
  const above = printed.slice(0, top).map((cells, index) =>
    cells.map((cell): LabelCell => {
      const isCaption = part.caption !== undefined && index === 0
      // The corner names neither rows nor columns.
      const isCorner = cell.columns === table.form.labelColumns && cell === cells[0]
      return drawLabel(
        drawing,
        cell,
        isCaption || isCorner ? "table" : "column",
        written(cell.text),
      )
    }),
  )
  const below = part.rows.map((row, index) => drawRow(drawing, row, printed[top + index] ?? []))
  return [...above, ...below]
}

/** The cells of the form's row: labels that begin there, then figures. */
function drawRow(
  drawing: PartDrawing,
  row: RowForm,
  printed: readonly Printed[],
): (LabelCell | FigureCell)[] {
  const { table, part, places } = drawing
  const bound = table.rows.find(({ kind, form }) => kind === "figures" && form === row)
  const labels = printed.slice(0, printed.length - part.columns.length).map((cell): LabelCell => {
    const isOwn = cell.text === row.labels.at(-1)
    const span = isOwn ? bound?.label?.span : groupSpan(table, cell.text)
    const label = drawLabel(drawing, cell, "row", span)
    if (isOwn && bound) places.extend(label.notes, bound.row.span)
    return label
  })
  return [...labels, ...part.columns.map((column) => drawFigure(drawing, row, column))]
}

function drawLabel(
  { places }: Drawing,
  { text, columns = 1, rows = 1 }: Printed,
  labels: LabelCell["labels"],
  span: Span | undefined,
): LabelCell {
  const notes = places.add(span)
  return { kind: "label", labels, text, columns, rows, ...(span && { span }), notes }
}

function drawFigure(drawing: PartDrawing, row: RowForm, column: ColumnForm): FigureCell {
  const { facts, table, places, judge, formulas } = drawing
  const key = figureKey(table.form.key, column.group ?? row.key ?? "", column.key)
  const figure = facts.figures.get(key)
  const span = figure?.cell.span
  return {
    kind: "figure",
    key,
    row: (column.groupLabel ?? row.labels).join(" › "),
    column: column.label,
    columns: column.columns ?? 1,
    text: figure ? writtenUnderHeader(figure) : "",
    ...judge(figure),
    ...(span && { span }),
    notes: places.add(span, key),
    formulas: formulas.flatMap(({ totals, addends }, index) =>
      totals.includes(key) || addends.includes(key) ? [index] : [],
    ),
  }
}

/** As it is written, unless the drawn header says another unit than that of the report. */
function writtenUnderHeader({ cell, column, plain, reading, isInOtherUnit }: Figure): string {
  const saysUnit = reading.kind === "number" && reading.unit !== undefined
  return isInOtherUnit && plain !== undefined && !saysUnit ? `${plain}${column.unit}` : cell.text
}

interface Printed {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
}

/** Gives where each label above the figures is written; labels alike are taken in the order of the text. */
function writtenLabels(table: BoundTable, part: PartForm): (official: string) => Span | undefined {
  const caption = table.rows.find((row) => row.kind === "caption" && row.part === part)
  const next = caption ? table.rows.slice(table.rows.indexOf(caption)) : table.rows
  const end = next.findIndex(({ kind }) => kind === "figures")
  const rows: readonly BoundRow[] = next.slice(0, end < 0 ? undefined : end)
  const labels = rows.flatMap(({ kind, label, headers }) => [
    ...(kind === "caption" && label ? [label] : []),
    ...headers,
  ])
  const free = [...labels]
  return (official) => {
    const index = free.findIndex((label) => label.official === official)
    return index < 0 ? undefined : free.splice(index, 1)[0]?.span
  }
}

function groupSpan(table: BoundTable, official: string): Span | undefined {
  return table.rows.flatMap(({ groups }) => groups).find((label) => label.official === official)
    ?.span
}
