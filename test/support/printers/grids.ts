import { spread } from "../grid.ts"
import { type PrintTable, printRows, toRectangle, wordsOf } from "./rows.ts"

/** What a grid is drawn with: the ends and the crossings of its rules, their line, and what stands between cells. */
export type GridLines = readonly [
  left: string,
  crossing: string,
  right: string,
  across: string,
  down: string,
]

/** L14: a rule above and below each row. */
export function printGrid([left, crossing, right, across, down]: GridLines): PrintTable {
  return (grid, pageBreak) => {
    const covered = { across: "empty", down: "empty" } as const
    const columns = Math.max(...spread(grid, covered).map(({ width }) => width))
    const rule =
      left + Array.from({ length: columns }, () => across.repeat(6)).join(crossing) + right
    const print = printRows({
      covered,
      pad: toRectangle,
      row: (cells) => `${down} ${wordsOf(cells).join(` ${down} `)} ${down}`,
      rowBreak: `\n${rule}\n`,
    })
    return `${rule}\n${print(grid, pageBreak)}\n${rule}`
  }
}
