import type { BoundTable, Facts } from "../core/bind/facts.ts"
import { type Locale, render } from "../core/messages.ts"
import { readNumber } from "../core/prose/number.ts"
import type { Span } from "../core/text/span.ts"
import { pageOf, type Regulation, regulations } from "./regulations.ts"

/** A place that names a regulation. */
export interface Link {
  readonly span: Span
  /** The page to lead to, below `docs`. */
  readonly page: string
  readonly tooltip: string
}

const NUMERAL = "(\\d{1,3}|[一二三四五六七八九十百]{1,7})"
const ARTICLE = new RegExp(`第\\s{0,3}${NUMERAL}\\s{0,3}条`)
// A remark such as “（以下简称《条例》）” may stand between name and article.
const CITED = `(?:(?:（[^（）]{0,60}）|\\([^()]{0,60}\\))?\\s{0,3}${ARTICLE.source})?`

// A province or city may have regulations of its own.
const NOT_LOCAL = "(?<![省市县区州])"

const citations = regulations.map((regulation) => ({ regulation, ...patternsOf(regulation) }))

/** Where the report cites a regulation, in prose or in the caption of a table; sorted and disjoint. */
export function findLinks(facts: Facts, locale: Locale): readonly Link[] {
  const { text } = facts.report
  const links = citations.flatMap(({ regulation, name, shortName }) => {
    const named = [...text.matchAll(name)]
    const [first] = named
    const short = first && shortName ? [...text.matchAll(shortName)] : []
    const known = short.filter(({ index }) => first && index > first.index)
    return [...named, ...known].map((match) => toLink(match, regulation, locale))
  })
  const captions = facts.tables.flatMap((table) => linksInCaptions(table, locale))
  return disjoint([...links, ...captions])
}

function patternsOf({ names, shortName, number }: Regulation) {
  const title = names
    .map(spaced)
    .map((name) => `(?:《\\s{0,3}${name}\\s{0,3}》|${NOT_LOCAL}${name}(?!\\s{0,3}》))${CITED}`)
  return {
    name: new RegExp([...title, spaced(number)].join("|"), "g"),
    shortName: shortName && new RegExp(`《\\s{0,3}${spaced(shortName)}\\s{0,3}》${CITED}`, "g"),
  }
}

/** Lines copied out of a PDF break anywhere; brackets are of any kind. */
function spaced(name: string): string {
  return [...name]
    .map((char) => (char === "〔" ? "[〔［[(（【]" : char === "〕" ? "[〕］\\])）】]" : char))
    .join("\\s{0,3}")
}

function linksInCaptions(table: BoundTable, locale: Locale): readonly Link[] {
  const regulation = regulations.find(({ parts }) =>
    parts.some(({ captionsOf }) => captionsOf === table.form.key),
  )
  if (!regulation) return []
  const captions = table.rows.filter(({ kind }) => kind === "caption")
  return captions.flatMap(({ row }) =>
    row.cells.flatMap(({ text, span }) =>
      ARTICLE.test(text) ? [describe(span, regulation, readArticle(text), locale)] : [],
    ),
  )
}

function toLink(match: RegExpExecArray, regulation: Regulation, locale: Locale): Link {
  const span = { start: match.index, end: match.index + match[0].length }
  return describe(span, regulation, readArticle(match[0]), locale)
}

function readArticle(text: string): number | undefined {
  const number = ARTICLE.exec(text)?.[1]
  return number === undefined ? undefined : readNumber(number, 0)?.value
}

function describe(
  span: Span,
  regulation: Regulation,
  article: number | undefined,
  locale: Locale,
): Link {
  const { title, number, parts } = regulation
  const part = parts.find((each) => each.article === article)
  const tooltip = render({ key: part?.text ?? title, values: { number } }, locale)
  return { span, page: pageOf(regulation, article), tooltip }
}

function disjoint(links: readonly Link[]): readonly Link[] {
  let end = 0
  return links
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      if (span.start < end) return false
      end = span.end
      return true
    })
}
