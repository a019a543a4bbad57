import type { FigureCell, Preview, PreviewFormula } from "../../server/features/preview-schema.ts"

/** A figure of a preview with the formulas that it is in. */
export interface DrawnFigure {
  readonly cell: FigureCell
  readonly formulas: readonly PreviewFormula[]
}

/** The figures of a preview by their keys. */
export function indexFigures({ sections }: Preview): ReadonlyMap<string, DrawnFigure> {
  const figures = new Map<string, DrawnFigure>()
  for (const block of sections.flatMap(({ blocks }) => blocks)) {
    if (block.kind !== "table") continue
    for (const cell of block.parts.flat(2)) {
      if (cell.kind !== "figure") continue
      const formulas = cell.formulas.flatMap((index) => block.formulas[index] ?? [])
      figures.set(cell.key, { cell, formulas })
    }
  }
  return figures
}
