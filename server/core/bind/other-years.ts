import type { RowForm } from "../form/schema.ts"
import type { Block } from "../syntax/tree.ts"
import type { Part } from "./additional.ts"
import type { Section } from "./facts.ts"
import type { LabelledRow } from "./rows.ts"

// Between a caption and its table there may be a unit and an explanation.
const MOST_LINES_ABOVE = 4
const LONGEST_CAPTION = 60
// 上年结转 is no year, and a sentence says more than one.
const LONGEST_RELATIVE = 30
const YEAR = /(?<!\d)20\d\d(?= ?年)/g
const LAST_YEAR = /上一?年(?!结转)|去年/
const THIS_YEAR = /本年|今年|当年/

/** Rows of one table of the form that follow each other, none of them twice, and the year they are said to be of. */
interface Copy {
  year: number | undefined
  readonly rows: LabelledRow[]
  readonly forms: Set<RowForm>
}

/**
 * The parts without the rows of other years, where a report has a table twice: what stands above a table, or in it
 * above its figures, says whose it is. A table of which nothing says it goes before one of another year, and after
 * one of the report's own.
 */
export function withoutOtherYears(
  parts: readonly Part[],
  blocks: readonly Block[],
  sections: readonly Section[],
  year: number | undefined,
): readonly Part[] {
  if (year === undefined || !hasRowTwice(parts)) return parts
  const copies = toCopies(parts, blocks, sections, year)
  const kept = copies.some((copy) => copy.year === year) ? year : undefined
  const [own, others] = [
    copies.filter((copy) => copy.year === kept),
    copies.filter((copy) => copy.year !== kept),
  ]
  const forms = new Set(own.flatMap((copy) => [...copy.forms]))
  const dropped = new Set(
    others.filter((copy) => isMostlyIn(copy, forms)).flatMap(({ rows }) => rows),
  )
  if (dropped.size === 0) return parts
  return parts.flatMap((part) => {
    const rows = part.rows.filter((row) => !dropped.has(row))
    return rows.length > 0 ? [{ ...part, rows }] : []
  })
}

function hasRowTwice(parts: readonly Part[]): boolean {
  const found = new Set<RowForm | undefined>()
  for (const { rows } of parts)
    for (const { form } of rows) {
      if (form && found.has(form)) return true
      found.add(form)
    }
  return false
}

function isMostlyIn({ forms }: Copy, others: ReadonlySet<RowForm>): boolean {
  const found = [...forms].filter((form) => others.has(form))
  return found.length > 0 && found.length * 2 > forms.size
}

function toCopies(
  parts: readonly Part[],
  blocks: readonly Block[],
  sections: readonly Section[],
  year: number,
): readonly Copy[] {
  const places = new Map<Block, number>(blocks.map((block, place) => [block, place]))
  const headings = new Set<Block>(sections.map(({ paragraph }) => paragraph))
  const linesAbove = ({ piece }: LabelledRow) =>
    textsAbove(blocks, places.get(piece) ?? 0, headings)
  const rows = parts.flatMap((part) => part.rows)
  const firsts = new Set(parts.map((part) => part.rows[0]))
  const copies: Copy[] = []
  let next: LabelledRow["form"]
  const following = rows.map((_, index) => (next = rows.at(-index - 1)?.form ?? next)).reverse()
  for (const [index, row] of rows.entries()) {
    const isFirst = firsts.has(row)
    const said = yearIn(row, year) ?? (isFirst ? yearAbove(linesAbove(row), year) : undefined)
    const open = copies.at(-1)
    const mayBegin = isFirst || row.kind === "header" || row.kind === "caption"
    const below = following[index]
    const isAgain = mayBegin && below !== undefined && open?.forms.has(below)
    if (!open || isAgain || (said !== undefined && open.forms.size > 0))
      copies.push({ year: said, rows: [row], forms: new Set(row.form && [row.form]) })
    else {
      open.year = said ?? open.year
      open.rows.push(row)
      if (row.form) open.forms.add(row.form)
    }
  }
  return copies
}

/** The nearest lines above a text table, the nearest first, as far as the section's heading or another table. */
function textsAbove(
  blocks: readonly Block[],
  place: number,
  headings: ReadonlySet<Block>,
): readonly string[] {
  const texts: string[] = []
  for (let index = place - 1; index >= place - MOST_LINES_ABOVE; index--) {
    const block = blocks[index]
    if (block?.kind !== "paragraph") break
    texts.push(block.text)
    if (headings.has(block)) break
  }
  return texts
}

/** The year of the nearest line that names one; absent where that names several. */
function yearAbove(texts: readonly string[], year: number | undefined): number | undefined {
  for (const text of texts) {
    const years = yearsIn(text, year)
    if (years.size > 0) return years.size === 1 ? [...years][0] : undefined
  }
  return undefined
}

/** The year that the words of a row without figures name, or those before figures that have no label. */
function yearIn({ kind, form, row, groups }: LabelledRow, year: number): number | undefined {
  if (kind === "figures" ? form?.labels.length !== 0 : groups.length > 0) return undefined
  const text = row.cells.find((cell) => cell.text !== "")?.text ?? ""
  if (text.length > LONGEST_CAPTION || !text.includes("年")) return undefined
  // 本年制发件数 heads a column.
  return yearAbove([text], kind === "unknown" ? year : undefined)
}

/** The years that a line names: in digits, or where it is short and `year` is given in words. */
function yearsIn(text: string, year: number | undefined): ReadonlySet<number> {
  const years = new Set([...text.normalize("NFKC").matchAll(YEAR)].map(([found]) => Number(found)))
  if (years.size > 0 || year === undefined || text.length > LONGEST_RELATIVE) return years
  if (LAST_YEAR.test(text)) years.add(year - 1)
  if (THIS_YEAR.test(text)) years.add(year)
  return years
}
