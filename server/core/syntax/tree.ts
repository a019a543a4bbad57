import type { Ordinal } from "../text/label.ts"
import type { Line } from "../text/line.ts"
import type { Span } from "../text/span.ts"
import type { LayoutId } from "./tables/layout.ts"

/** A report as it is written: a value of the text alone, which knows no form. */
export interface Report {
  readonly text: string
  readonly lines: readonly Line[]
  readonly lineEnding: "\r\n" | "\n" | "\r"
  /** True for a page saved from the web, or a part of one: line breaks end no paragraph there. */
  readonly isHtml?: boolean
  /** Everything but blank lines, in the order of the text. */
  readonly blocks: readonly Block[]
}

export type Block = Paragraph | Table

/** One line of text outside tables; in HTML the text of one block element. */
export interface Paragraph {
  readonly kind: "paragraph"
  /** The line without the spacing at its ends. */
  readonly span: Span
  /** Its words: the characters of `span`, in HTML without tags and with entities decoded. */
  readonly text: string
  /** Present where the line has the shape of a heading or title: short, one phrase, no full stop. */
  readonly heading?: Heading
}

/** The parts of a line that has the shape of a heading. */
export interface Heading {
  /** The number of Markdown's #; 0 for a plain line. */
  readonly level: number
  /** The # characters; empty for a plain line. */
  readonly marker: Span
  readonly ordinal?: Ordinal
  /** The ordinal with the spacing after it; empty, before the title, where there is none. */
  readonly ordinalSpan: Span
  /** The words after ordinal and markers. */
  readonly title: Span
  /** The characters of `title`, in HTML without tags and with entities decoded. */
  readonly words: string
}

export interface Table {
  readonly kind: "table"
  readonly layout: LayoutId
  readonly span: Span
  readonly rows: readonly Row[]
}

export interface Row {
  /** From the row's first character to its last, without the line ending. */
  readonly span: Span
  /** Covered cells of a merge are there as blank cells wherever the layout writes them so. */
  readonly cells: readonly Cell[]
}

export interface Cell {
  /** The content without spacing around it; where a figure would go in a blank cell. */
  readonly span: Span
  /** The content as written; in HTML and CSV as it reads, without tags, entities and quotes. */
  readonly text: string
  /** A blank cell without a line of its own, where cells are lines: what is written there needs a line ending. */
  readonly lineEnds?: "before" | "after"
  /** Covered by a merge, where the layout says so; no figure can be written into it. */
  readonly isCovered?: boolean
  /** `span` with the quotes around it, where it stands within quotes. */
  readonly quoted?: Span
}
