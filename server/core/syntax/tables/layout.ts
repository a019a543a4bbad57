import type { Derivable } from "../../text/derived.ts"
import { type Line, readLines } from "../../text/line.ts"
import type { Table } from "../tree.ts"

/** The layouts of layouts.md; tab-rows is L1 and L2, pipe-rows L6 and L7, pipe-cells L8 and L10. */
export type LayoutId =
  | "tab-rows"
  | "tab-cells"
  | "spaced-lines"
  | "paragraph-cells"
  | "pipe-rows"
  | "pipe-cells"
  | "pipe-lines"
  | "grid"
  | "markdown"
  | "html"
  | "csv"

/** The text of a report with its lines, as the layouts read it. */
export interface Source extends Derivable {
  readonly text: string
  readonly lines: readonly Line[]
  /** True when there is a pipe anywhere in the text. */
  readonly hasPipes: boolean
}

// Fewer stand in prose, or in the path to a page.
const FEWEST_WIDE_PIPES = 12

/** A text as the layouts read it. */
export function readSource(written: string): Source {
  const text = withPipes(written)
  return { text, lines: readLines(text), hasPipes: text.includes("|"), derived: new Map() }
}

/** A way in which tables reach plain text (layouts.md): how it is recognised, read and written. */
export interface Layout {
  readonly id: LayoutId
  /** True where rows are not marked: the table is one row of all its cells, and labels tell the rows. */
  readonly isStream?: boolean
  /**
   * Reads the table that starts at line `index`, with the pieces of it below page numbers. `nextLine` is
   * the first line after it. Absent when no table of this layout starts there.
   */
  read(source: Source, index: number): TableRead | undefined
  /** How a row is written; absent where a row, or a blank cell, cannot be. */
  readonly writer?: RowWriter
}

/** A table read, and the line on which the text goes on. */
export interface TableRead {
  readonly table: Table
  readonly more?: readonly Table[]
  readonly nextLine: number
}

/** What stands around and between the cells of a row; `blanks` counts the empty cells there. */
export interface RowWriter {
  /** Before the first written cell. */
  leading(blanks: number, lineEnding: string): string
  /** Between two written cells. */
  separator(blanks: number, lineEnding: string): string
  /** After the last written cell. */
  trailing(blanks: number, lineEnding: string): string
  /** Between two rows. */
  rowBreak(lineEnding: string): string
  /** A cell's text as it is written; the text itself where absent. */
  escape?(text: string): string
}

/** A row of `cells`, without a line ending after it; "" is an empty cell. */
export function writeRow(writer: RowWriter, cells: readonly string[], lineEnding: string): string {
  const written = cells.flatMap((cell, index) => (cell === "" ? [] : [{ cell, index }]))
  const first = written[0]
  const last = written.at(-1)
  if (!first || !last)
    return writer.leading(0, lineEnding) + writer.trailing(cells.length - 1, lineEnding)
  let row = writer.leading(first.index, lineEnding)
  let previous: number | undefined
  for (const { cell, index } of written) {
    if (previous !== undefined) row += writer.separator(index - previous - 1, lineEnding)
    row += writer.escape?.(cell) ?? cell
    previous = index
  }
  return row + writer.trailing(cells.length - 1 - last.index, lineEnding)
}

/** The text with the full-width pipes of its tables in half width, which moves no character. */
function withPipes(text: string): string {
  if (!text.includes("｜")) return text
  return text.split("｜").length > FEWEST_WIDE_PIPES ? text.replaceAll("｜", "|") : text
}
