import type { Facts } from "../bind/facts.ts"
import type { ProseForm } from "../form/schema.ts"
import { placeOf } from "../prose/passages.ts"
import { type ReadPassage, readProse, remembering } from "../prose/prose.ts"
import { figuresOfYear, type Token } from "../prose/tokens.ts"
import { wordsOf } from "../prose/vocabulary.ts"
import { rememberFor } from "../text/remember.ts"
import { contains, type Span, slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"

type TemplateForm = ProseForm["template"]

// One mark alone stands for a number: X月X日; for a name there are two or more.
const FEWEST_MARKS_OF_NAME = 2
const LONGEST_NOTE = 300

export const templateText: Rule = {
  id: "template-text",
  severity: "warning",
  readsProse: true,
  examples: [
    {
      before: "全年组织业务培训2次",
      after: "⟦XX年⟧组织业务培训2次",
      messages: ["“XX年”是模板里待填的内容，应当换成实际内容。"],
    },
    {
      before: "避免两处内容不一。",
      after: "避免两处内容不一。⟦（注：此部分请填写平台建设情况）⟧",
      messages: ["“（注：此部分请填写平台建设情况）”是模板里的说明，应当删去。"],
      fixed: "避免两处内容不一。",
    },
    {
      before: "避免两处内容不一。",
      after: "避免两处内容不一（注：橱窗由社区维护）。",
      messages: [],
    },
  ],
  *check(facts) {
    const prose = readProse(facts)
    if (!prose) return
    const find = searchFor(prose.form.template)
    for (const read of prose.passages) {
      const { notes, places } = find(read)
      for (const span of notes) yield* toProblems(facts, read, span, true)
      for (const span of places) yield* toProblems(facts, read, span, false)
    }
  },
}

interface Template {
  readonly notes: readonly Span[]
  /** Outside the notes. */
  readonly places: readonly Span[]
}

const searchFor = rememberFor((form: TemplateForm) =>
  remembering((text, tokens): Template => {
    const notes = findNotes(text, tokens, form)
    const places = [...findPhrases(text, form), ...findMarks(text, tokens, form)]
    return {
      notes,
      places: places.filter((span) => !notes.some((note) => contains(note, span))),
    }
  }),
)

function* toProblems(facts: Facts, { passage }: ReadPassage, words: Span, isNote: boolean) {
  const { span, isExact } = placeOf(facts.report, passage, words)
  const values = { found: slice(passage.text, words) }
  yield {
    span,
    message: { key: isNote ? "template-text.note" : "template-text", values } as const,
    ...(isNote &&
      isExact && {
        fixes: [{ title: { key: "fix.delete-note" } as const, edits: [{ span, newText: "" }] }],
      }),
  }
}

/** （注：…） with the words of an instruction; other notes belong to the report. */
function findNotes(text: string, tokens: readonly Token[], form: TemplateForm): readonly Span[] {
  const notes: Span[] = []
  for (let index = 0; index < tokens.length; index++) {
    const { kind, start, end } = tokens[index] as Token
    if (kind !== "open" || !text.startsWith(form.note, end)) continue
    const close = tokens.slice(index, index + LONGEST_NOTE).find((token) => token.kind === "close")
    if (!close) continue
    const words = text.slice(start, close.end)
    if (wordsOf(form.instructions).some((word) => words.includes(word)))
      notes.push({ start, end: close.end })
  }
  return notes
}

function findPhrases(text: string, { phrases }: TemplateForm): readonly Span[] {
  const found: Span[] = []
  for (const phrase of wordsOf(phrases)) {
    for (
      let start = text.indexOf(phrase);
      start >= 0;
      start = text.indexOf(phrase, start + phrase.length)
    )
      found.push({ start, end: start + phrase.length })
  }
  const outermost: Span[] = []
  for (const span of found.toSorted((a, b) => a.start - b.start || b.end - a.end))
    if (span.end > (outermost.at(-1)?.end ?? 0)) outermost.push(span)
  return outermost
}

/** XX年, ××单位; what follows without a gap is one place: XX年XX月XX日. */
function findMarks(text: string, tokens: readonly Token[], form: TemplateForm): readonly Span[] {
  const found: Span[] = []
  for (const { kind, start, end } of tokens) {
    if (kind !== "mark") continue
    const isName = end - start >= FEWEST_MARKS_OF_NAME
    const nouns = wordsOf(isName ? `${form.nouns} ${form.counted}` : form.counted)
    const noun = nouns.find((word) => text.startsWith(word, end))
    if (!noun) continue
    const last = found.at(-1)
    const span = { start: start - figuresOfYear(text, start), end: end + noun.length }
    if (last?.end === span.start) found[found.length - 1] = { start: last.start, end: span.end }
    else found.push(span)
  }
  return found
}
