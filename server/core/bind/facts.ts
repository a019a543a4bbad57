import type { ColumnForm, Form, PartForm, RowForm, SectionForm, TableForm } from "../form/schema.ts"
import type { Block, Cell, Heading, Paragraph, Report, Row, Table } from "../syntax/tree.ts"
import type { Derivable } from "../text/derived.ts"
import type { FigureReading } from "../text/figure.ts"
import type { Span } from "../text/span.ts"

/** A report read as its form: where each of the form's parts stands in the text. */
export interface Facts extends Derivable {
  readonly report: Report
  readonly form: Form
  /** Absent when no line of the text is the title. */
  readonly title?: Title
  /** In the order of the text; a section written twice is there twice. */
  readonly sections: readonly Section[]
  /** In the form's order; a table of which nothing can be read is absent. */
  readonly tables: readonly BoundTable[]
  /** Tables of a section in which rows and figures, or one column and another, cannot be told apart. */
  readonly unreadable: readonly UnreadableTable[]
  /** Every figure that has a cell, by `figureKey`. */
  readonly figures: ReadonlyMap<string, Figure>
}

export interface Title {
  /** From the issuer to the last word; two lines where the title is folded. */
  readonly span: Span
  /** Without spacing; absent when the title names none. */
  readonly issuer?: string
  readonly year: number
  /** The words after issuer and year: the form's official title, or what stands for it. */
  readonly words: Span
  /** The year where 年 does not follow it. */
  readonly bareYear?: Span
}

export interface Section {
  readonly form: SectionForm
  readonly paragraph: Paragraph
  readonly heading: Heading
  /** From the heading to the next section's heading, or the end of the text. */
  readonly span: Span
  /** What stands under the heading. */
  readonly body: readonly Block[]
  /** The row at the end of which the heading stands: the line break between them was lost. */
  readonly joinedTo?: Row
  /** The first section of the same name, where this is not it. */
  readonly duplicateOf?: Section
  /** Present where the heading is no line of its own. */
  readonly line?: HeadingLine
}

/** A heading with text behind it in its line, or one that takes several lines. */
export interface HeadingLine {
  readonly kind: "run-in" | "wrapped"
  /** What stands between heading and text, or between the lines: spacing and marks, tags in HTML. */
  readonly gaps: readonly Span[]
}

/** The first text table of one that cannot be read. */
export interface UnreadableTable {
  readonly piece: Table
  /** Where every row has one number too few, or one too many. */
  readonly columns?: { readonly expected: number; readonly found: number }
  /** True where each row has its total before its parts. */
  readonly isTotalFirst?: boolean
}

export interface BoundTable {
  /** The table of the form that it follows, which may not be the report's. */
  readonly form: TableForm
  /** The form that it follows. */
  readonly source: Form
  /** Labels in it that only another form has: a table of both. */
  readonly foreign: readonly Label[]
  /** In the order of the text; every row of the table, headers and unknown rows too. */
  readonly rows: readonly BoundRow[]
  /** The text tables that hold the rows: more than one where the table is split. */
  readonly pieces: readonly Table[]
  /** Where rows of a kind stand in this table; absent where its layout says nothing of columns. */
  readonly geometry: Geometry
  /** False when rows and figures cannot be told apart; such a table is not among the report's tables. */
  readonly isReadable: boolean
}

/** What a row of a table was recognised as. */
export type RowKind = "figures" | "header" | "caption" | "group" | "note" | "unknown" | "blank"

export interface BoundRow {
  readonly kind: RowKind
  readonly row: Row
  readonly piece: Table
  /** Where `kind` is "figures": the form's row and the part of the table that it is in. */
  readonly form: RowForm | undefined
  readonly part: PartForm | undefined
  /** The row's own label; absent where the form's row has none. */
  readonly label: Label | undefined
  /** Where `kind` is "unknown" or "header": the first words that name nothing in the form. */
  readonly words: Words | undefined
  /** The labels of groups that stand in this row, outermost first. */
  readonly groups: readonly Label[]
  /** Labels of the header that stand in this row. */
  readonly headers: readonly Label[]
  /** One for each column of the part; absent where the cell is missing or cannot be told. */
  readonly figures: readonly (Figure | undefined)[]
  /** The index in `row.cells` of the first figure's cell; -1 without figures. */
  readonly firstFigure: number
  /** How many cells are too few. */
  readonly missing: number
  /** The cells that are too many. */
  readonly extra: readonly Cell[]
  /** True where it stands on the line of the row above: the line break between them was lost. */
  readonly isJoined: boolean
  /** True where its label and figures stand in one cell, spaces between them. */
  readonly isSpaced: boolean
  /** From the last figure above to the first below each line break that tore its figures apart. */
  readonly tears: readonly Span[]
}

/** Words that name nothing in the form. */
export interface Words {
  readonly text: string
  readonly span: Span
  /** The index in `row.cells` of the first cell. */
  readonly column: number
}

export interface Label {
  readonly official: string
  /** As it reads in the report. */
  readonly written: string
  readonly span: Span
  /** The index in `row.cells` of its first cell. */
  readonly column: number
  /** How many cells it is spread over. */
  readonly cells: number
  /** 1 where the wording is the form's own or means the same, less where it is misspelt. */
  readonly likeness: number
  /** How many groups enclose it in the form. */
  readonly depth: number
}

export interface Figure {
  /** By `figureKey`. */
  readonly key: string
  readonly table: TableForm
  readonly column: ColumnForm
  /** The key of the row, or of the column's group where rows have no label. */
  readonly rowKey: string
  /** The labels of the row, outermost first; of the column's group where rows have none. */
  readonly rowLabels: readonly string[]
  readonly cell: Cell
  readonly reading: FigureReading
  /** The number in plain digits, such as "12" or "657.37"; absent for blank and unreadable cells. */
  readonly plain?: string
  /** True for an amount whose table says another unit than the form's. */
  readonly isInOtherUnit?: boolean
  /** The number where it is whole; formulas are computed with these. */
  readonly value?: bigint
}

/** Where the rows of a table have their cells, learnt from most of them. */
export interface Geometry {
  /** True when covered cells are written, so that a column of the text is a column of the table. */
  readonly isGrid: boolean
  /** The usual index of a label's cell, by how many groups enclose the label. */
  readonly labelColumn: ReadonlyMap<number, number>
  /** The usual index of the first figure's cell, by `rowKindKey`; off a grid, in a row without groups. */
  readonly firstFigure: ReadonlyMap<number, number>
  /** The usual number of cells, by `rowKindKey`, where there is one; off a grid, of a row without groups. */
  readonly length: ReadonlyMap<number, number>
}

/** Names the rows that should stand alike: those of one part of the table and one depth of groups. */
export function rowKindKey(
  table: TableForm,
  row: {
    readonly part: PartForm | undefined
    readonly label: Pick<Label, "depth"> | undefined
  },
): number {
  const part = row.part ? table.parts.indexOf(row.part) : -1
  return part * MOST_DEPTHS + (row.label?.depth ?? 0)
}

// More than any form encloses its rows in.
const MOST_DEPTHS = 100

/** The name of a figure: the keys of table, row and column, as in the form. */
export function figureKey(table: string, row: string, column: string): string {
  const key = `${table}/${row}/${column}`
  const known = keys.get(key)
  if (known !== undefined) return known
  keys.set(key, key)
  return key
}

// One string for each figure of the forms: they are looked up by the hundred, and the same string is found at once.
const keys = new Map<string, string>()
