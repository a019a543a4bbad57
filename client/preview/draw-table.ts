import type {
  FigureCell,
  LabelCell,
  PreviewPlainTable,
  PreviewTable,
} from "../../server/features/preview-schema.ts"
import type { Page } from "./draw-report.ts"
import { type Drawing, type DrawnElement, draw } from "./drawing.ts"

/** A group over more rows than this is written downwards. */
const MOST_ROWS_ACROSS = 8

/** A table of the form as it is printed, its merged cells merged. */
export function drawTable(page: Page, table: PreviewTable): DrawnElement {
  const { isLive, say } = page
  const wide = table.labelColumns > 1
  const widths = figureWidths(table)
  let row = 0
  const attributes = {
    class: `form ${wide ? "grouped" : "even"}${table.columns > 10 ? " dense" : ""}`,
    ...(isLive && { role: "grid", "aria-label": say("table", { title: table.title }) }),
  }
  const drawRow = (cells: Row) => {
    row++
    const columns = columnsOf(cells, table.columns)
    return draw(
      "tr",
      {},
      cells.map((cell, index) => {
        const column = columns[index] ?? 0
        return cell.kind === "label"
          ? drawLabel(page, cell, nameOfColumn(table, column))
          : drawFigure(page, cell, { row, column, width: widths.get(column) ?? 1 })
      }),
    )
  }
  const body = table.parts.flatMap((part) => {
    const head = part.filter((row) => !hasFigures(row))
    const rows = part.filter(hasFigures)
    return [
      // One that stands for the whole table is printed on each page.
      draw(table.parts.length === 1 ? "thead" : "tbody", { class: "head" }, head.map(drawRow)),
      draw("tbody", {}, rows.map(drawRow)),
    ]
  })
  return draw(
    "div",
    { class: "table", "data-start": isLive && table.span.start, ...page.mark(table.notes) },
    draw("table", attributes, draw("caption", {}, table.title), drawColumns(table), body),
    page.list(table.notes),
  )
}

/** A table that the form does not know, as it is written. */
export function drawPlainTable(page: Page, { rows, span, notes }: PreviewPlainTable): DrawnElement {
  const body = rows.map((row) =>
    draw(
      "tr",
      page.place(row.span),
      row.cells.map((cell) => draw("td", {}, cell)),
    ),
  )
  return draw(
    "div",
    { class: "table", "data-start": page.isLive && span.start, ...page.mark(notes) },
    draw("table", { class: "plain" }, draw("tbody", {}, body)),
    page.list(notes),
  )
}

type Row = readonly (LabelCell | FigureCell)[]

function hasFigures(row: Row): boolean {
  return row.some(({ kind }) => kind === "figure")
}

function drawColumns(table: PreviewTable): DrawnElement {
  return draw(
    "colgroup",
    {},
    Array.from({ length: table.columns }, (_, column) =>
      draw("col", { class: nameOfColumn(table, column) }),
    ),
  )
}

function nameOfColumn({ labelColumns }: PreviewTable, column: number): string {
  if (column >= labelColumns) return "figure"
  if (column === labelColumns - 1) return "label"
  return column === 0 ? "outer" : "group"
}

/** `first` is the name of the column that the cell begins in, which tells where a label stays in sight. */
function drawLabel(page: Page, cell: LabelCell, first: string): DrawnElement {
  const { labels, text, columns, rows, span, notes } = cell
  const isDown = labels === "row" && rows > MOST_ROWS_ACROSS
  const isGroup = labels === "row" ? rows > 1 : columns > 1
  const scope = labels === "row" ? "row" : "col"
  const isCaption = labels === "table" && rows === 1
  const kind = isCaption ? "caption" : labels
  const from = first !== "figure" && `from-${first}`
  const classes = ["label", kind, isDown && "down", isGroup && "group", from]
  return draw(
    labels === "table" ? "td" : "th",
    {
      class: classes.filter(Boolean).join(" "),
      scope: labels !== "table" && (isGroup ? `${scope}group` : scope),
      colspan: columns > 1 && columns,
      rowspan: rows > 1 && rows,
      ...page.place(span),
      ...page.mark(notes),
    },
    isDown ? draw("span", {}, text) : isGroup ? breakAfterNumber(text) : text,
  )
}

/** A label in a narrow column is best broken after its number. */
function breakAfterNumber(text: string): readonly Drawing[] | string {
  const [number] = /^（.{1,2}）(?=.)/.exec(text) ?? []
  if (number === undefined) return text
  return [number, text.slice(number.length)].map((part) => draw("span", { class: "part" }, part))
}

interface FigurePlace {
  readonly row: number
  readonly column: number
  /** Of the longest figure of the column, in digits. */
  readonly width: number
}

function drawFigure(
  page: Page,
  cell: FigureCell,
  { row, column, width }: FigurePlace,
): DrawnElement {
  const { key, text, state, expected, columns, span, notes } = cell
  const { isLive, say } = page
  const written = text === "" ? say("empty") : text
  const name = say("figure", { row: cell.row, column: cell.column, text: written })
  const judgement = page.judge(cell)
  return draw(
    "td",
    {
      class: `figure ${state}`,
      colspan: columns > 1 && columns,
      ...page.place(span),
      ...page.mark(notes),
      ...(isLive && {
        role: "gridcell",
        tabindex: -1,
        "data-key": key,
        "data-row": row,
        "data-column": column,
        "aria-label": judgement ? `${name} (${judgement})` : name,
        "aria-invalid": (state === "wrong" || state === "unreadable") && "true",
        "aria-readonly": state === "missing" && "true",
      }),
      title: !isLive && judgement,
    },
    draw("span", { class: `value w${Math.min(width, 8)}` }, text),
    expected !== undefined &&
      state !== "blank" &&
      draw("span", { class: "expected" }, say("expected", { expected })),
  )
}

/** The column of the table at which each cell of a row begins: cells stand against the right edge. */
function columnsOf(cells: Row, columns: number): readonly number[] {
  let column = columns - cells.reduce((sum, cell) => sum + cell.columns, 0)
  return cells.map((cell) => {
    const start = column
    column += cell.columns
    return start
  })
}

function figureWidths({ parts, columns }: PreviewTable): ReadonlyMap<number, number> {
  const widths = new Map<number, number>()
  for (const cells of parts.flat()) {
    const places = columnsOf(cells, columns)
    for (const [index, cell] of cells.entries()) {
      const place = places[index] ?? 0
      if (cell.kind === "figure")
        widths.set(place, Math.max(widths.get(place) ?? 1, cell.text.length))
    }
  }
  return widths
}
