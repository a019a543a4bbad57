import { csv } from "./csv.ts"
import { grid } from "./grid.ts"
import { html } from "./html.ts"
import type { Layout, LayoutId } from "./layout.ts"
import { markdown } from "./markdown.ts"
import { paragraphCells } from "./paragraph-cells.ts"
import { pipeCells } from "./pipe-cells.ts"
import { pipeLines } from "./pipe-lines.ts"
import { pipeRows } from "./pipe-rows.ts"
import { spacedLines } from "./spaced-lines.ts"
import { tabCells } from "./tab-cells.ts"
import { tabRows } from "./tab-rows.ts"

/** Every layout, in the order in which they are tried at a line. */
export const layouts: readonly Layout[] = [
  html,
  tabRows,
  tabCells,
  csv,
  grid,
  markdown,
  pipeCells,
  pipeRows,
  pipeLines,
  spacedLines,
  paragraphCells,
]

const byId: ReadonlyMap<LayoutId, Layout> = new Map(layouts.map((layout) => [layout.id, layout]))

/** The layout of a table in the tree. */
export function layoutOf(table: { readonly layout: LayoutId }): Layout {
  return byId.get(table.layout) ?? tabRows
}
