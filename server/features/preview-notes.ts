import { type Facts, figureKey } from "../core/bind/facts.ts"
import type { Finding } from "../core/lint.ts"
import { contains, type Span } from "../core/text/span.ts"

/** The places of a preview at which findings are shown. */
export class Places {
  readonly #places: { readonly span: Span; readonly notes: number[]; readonly key?: string }[] = []

  /** A place of the text; gives the list of its findings, filled when they are dealt out. */
  add(span: Span | undefined, key?: string): number[] {
    const notes: number[] = []
    if (span) this.#places.push({ span, notes, ...(key !== undefined && { key }) })
    return notes
  }

  /** Another part of the text whose findings are shown at a place that has been added. */
  extend(notes: number[], span: Span): void {
    this.#places.push({ span, notes })
  }

  /** Puts every finding where it is about; gives those that are about no place. */
  deal(facts: Facts, findings: readonly Finding[]): number[] {
    const rest: number[] = []
    for (const [index, finding] of findings.entries()) {
      const lists = this.#find(facts, finding)
      for (const notes of lists) notes.push(index)
      if (lists.length === 0) rest.push(index)
    }
    return rest
  }

  #find(facts: Facts, { cell, span, fixes }: Finding): readonly number[][] {
    if (cell) {
      const key = figureKey(cell.table, cell.row, cell.column)
      const own = this.#places.find((place) => place.key === key)
      if (own) return [own.notes]
    }
    // One finding for many blanks: the fix that fills them says which.
    const isFilled = (key: string | undefined) => {
      const figure = key === undefined ? undefined : facts.figures.get(key)
      return (
        figure?.reading.kind === "blank" &&
        fixes.some(({ edits }) => edits.some((edit) => isSame(edit.span, figure.cell.span)))
      )
    }
    const filled = this.#places.filter(({ key }) => isFilled(key))
    if (filled.length > 0) return filled.map(({ notes }) => notes)
    const around = this.#places.filter((place) => contains(place.span, span))
    const place = smallest(around) ?? this.#places.find((inner) => contains(span, inner.span))
    return place ? [place.notes] : []
  }
}

function smallest<T extends { readonly span: Span }>(places: readonly T[]): T | undefined {
  const length = ({ span }: T) => span.end - span.start
  return places.reduce<T | undefined>(
    (least, place) => (least && length(least) <= length(place) ? least : place),
    undefined,
  )
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end
}
