import type { GridCell } from "../grid.ts"
import { printRows, type RowStyle, wordsOf } from "./rows.ts"

// So many characters of a label fit on a line.
const LINE = 20

interface SpacedOptions {
  /** The figures of a label that goes on over lines stand on a line of their own. */
  readonly figuresApart?: boolean
  /** The label of a group stands above its first row, a character a line. */
  readonly verticalGroups?: boolean
}

/** L3: a row a line, one space between cells; a long label goes on over lines, its figures after the last. */
export function printSpacedLines({ figuresApart, verticalGroups }: SpacedOptions = {}) {
  const row = (cells: readonly GridCell[]) => {
    const written = cells.filter(({ text }) => text !== "")
    const labels = written.filter(({ kind }) => kind === "label")
    if (labels.length === 0) return wordsOf(written).join(" ")
    const figures = wordsOf(written.filter(({ kind }) => kind !== "label")).join(" ")
    const isVertical = ({ rows = 1 }: GridCell) => verticalGroups === true && rows > 1
    const above = labels.filter(isVertical).flatMap(({ text }) => characters(text))
    const label = labels
      .filter((cell) => !isVertical(cell))
      .map(({ text }) => wrap(text))
      .join(" ")
    const separator = figuresApart && label.includes("\n") ? "\n" : " "
    return [...above, label + separator + figures].join("\n")
  }
  return printRows({ covered: { across: "absent", down: "absent" }, row, rowBreak: "\n" })
}

const absent: RowStyle["covered"] = { across: "absent", down: "absent" }

/** L5: a cell a paragraph; empty cells are gone. */
export const printParagraphCells = printRows({
  covered: absent,
  row: (cells) =>
    wordsOf(cells)
      .filter((text) => text !== "")
      .join("\n\n"),
  rowBreak: "\n\n",
})

/** The text broken into lines; marks take no room. */
function wrap(text: string): string {
  let result = ""
  let length = 0
  for (const character of text) {
    const isMark = character === "⟦" || character === "⟧"
    if (length === LINE && !isMark && character !== "\n") {
      result += "\n"
      length = 0
    }
    result += character
    if (character === "\n") length = 0
    else if (!isMark) length++
  }
  return result
}

/** The characters, each with the marks beside it. */
function characters(text: string): readonly string[] {
  return text.match(/⟦?[^⟦⟧]⟧?/gu) ?? []
}
