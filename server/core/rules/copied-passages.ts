import type { Facts } from "../bind/facts.ts"
import type { Paragraph } from "../syntax/tree.ts"
import type { Span } from "../text/span.ts"

/** A passage of prose that last year's report has word for word. */
export interface CopiedPassage {
  readonly span: Span
  readonly lastSpan: Span
  /** How many letters and figures it has. */
  readonly length: number
}

interface Sentence {
  /** What is compared: without spacing and marks, the report's own year as “年”. */
  readonly words: string
  readonly span: Span
  /** What the law has every report say is no passage's. */
  readonly isStatutory: boolean
  /** The first of its section: a passage does not go on from one section to the next. */
  readonly isFirst: boolean
}

// A section's sentences end here, not at the end of a line: long lines are folded in some layouts.
const SENTENCE_END = /[。！？；!?;]/

/** The longest runs of sentences that stand in both reports, each at least `shortest` long. */
export function copiedPassages(
  facts: Facts,
  lastYear: Facts,
  shortest: number,
): readonly CopiedPassage[] {
  const last = sentencesOf(lastYear)
  const places = new Map(last.map(({ words }, index) => [words, index] as const).toReversed())
  const passages: CopiedPassage[] = []
  let next = -1
  for (const { words, span, isFirst, isStatutory } of sentencesOf(facts)) {
    const following = isFirst || last[next]?.isFirst ? undefined : last[next]
    const isContinued = following?.words === words
    const place = isContinued ? next : (places.get(words) ?? -1)
    const found = isStatutory ? undefined : last[place]
    next = found ? place + 1 : -1
    if (!found) continue
    const open = isContinued ? passages.pop() : undefined
    passages.push({
      span: { start: open?.span.start ?? span.start, end: span.end },
      lastSpan: { start: open?.lastSpan.start ?? found.span.start, end: found.span.end },
      length: (open?.length ?? 0) + words.length,
    })
  }
  return passages.filter(({ length }) => length >= shortest)
}

/** The sentences of the sections that are prose. */
function sentencesOf({ sections, form, report, title }: Facts): readonly Sentence[] {
  const statutory = form.statutory ?? []
  return sections.flatMap(({ form: section, body }) => {
    if (section.body !== "prose") return []
    const paragraphs = body.filter((block) => block.kind === "paragraph")
    const sentences: Omit<Sentence, "isFirst">[] = []
    let text = ""
    let span: Span | undefined
    for (const piece of paragraphs.flatMap((paragraph) => piecesOf(report.text, paragraph))) {
      text += piece.text
      span = { start: span?.start ?? piece.span.start, end: piece.span.end }
      if (!SENTENCE_END.test(piece.text)) continue
      sentences.push(toSentence(text, span, title?.year, statutory))
      text = ""
      span = undefined
    }
    if (span) sentences.push(toSentence(text, span, title?.year, statutory))
    return sentences
      .filter(({ words }) => words !== "")
      .map((sentence, index) => ({ ...sentence, isFirst: index === 0 }))
  })
}

/** A paragraph cut behind the end of every sentence. */
function piecesOf(
  text: string,
  { span, text: words }: Paragraph,
): readonly { readonly text: string; readonly span: Span }[] {
  const pieces = words.split(/(?<=[。！？；!?;])/)
  // In HTML the words are not the characters of the span: the paragraph is the smallest place there is.
  if (text.slice(span.start, span.end) !== words)
    return pieces.map((piece) => ({ text: piece, span }))
  let start = span.start
  return pieces.map((piece) => {
    const place = { start, end: start + piece.length }
    start = place.end
    return { text: piece, span: place }
  })
}

function toSentence(
  text: string,
  span: Span,
  year: number | undefined,
  statutory: readonly string[],
): Omit<Sentence, "isFirst"> {
  const compact = text.replace(/\s/g, "")
  const words = compact.replaceAll(`${year}年`, "年").replace(/[^\p{L}\p{N}]/gu, "")
  return { words, span, isStatutory: statutory.some((phrase) => compact.includes(phrase)) }
}
