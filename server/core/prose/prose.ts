import type { Facts } from "../bind/facts.ts"
import type { ProseForm } from "../form/schema.ts"
import { derive } from "../text/derived.ts"
import type { Self } from "./context.ts"
import { type Mention, readMentions } from "./mentions.ts"
import { type Passage, readPassages } from "./passages.ts"
import { type Token, tokenise } from "./tokens.ts"
import { bitsOf, vocabularyOf, wordsOf } from "./vocabulary.ts"

/** The prose of a report, read once for all rules. */
export interface Prose {
  readonly form: ProseForm
  readonly passages: readonly ReadPassage[]
  readonly mentions: readonly Mention[]
}

/** A passage and the words that it was read as. */
export interface ReadPassage {
  readonly passage: Passage
  readonly tokens: readonly Token[]
}

/**
 * A function of a passage's words that remembers what it made of them: while one passage is typed, the others
 * are not searched again.
 */
export function remembering<Value>(
  find: (text: string, tokens: readonly Token[]) => Value,
): (read: ReadPassage) => Value {
  const found = new WeakMap<readonly Token[], Value>()
  return ({ passage: { text }, tokens }) => {
    const known = found.get(tokens)
    if (known !== undefined) return known
    const value = find(text, tokens)
    found.set(tokens, value)
    return value
  }
}

const WIDE = bitsOf("wide")

/** The prose of a report; absent where its form says nothing of prose. */
export const readProse = derive(
  (facts: Facts): Prose | undefined => facts.form.prose && read(facts, facts.form.prose),
)

function read(facts: Facts, form: ProseForm): Prose {
  const vocabulary = vocabularyOf(facts.form)
  const passages = readPassages(facts).map((passage) => ({
    passage,
    tokens: tokenise(passage.text, vocabulary, form.template.marks),
  }))
  const self: Self = {
    prose: form,
    year: facts.title?.year,
    issuer: facts.title?.issuer ?? "",
    isSummary: isSummary(form, passages),
  }
  return { form, passages, mentions: readMentions(facts, self, passages) }
}

/** True when what stands before the first section says that other bodies' figures are included. */
function isSummary({ summary }: ProseForm, passages: readonly ReadPassage[]): boolean {
  return passages.some(
    ({ passage, tokens }) =>
      !passage.section &&
      wordsOf(summary).some((word) => passage.text.includes(word)) &&
      tokens.some(({ roles }) => roles & WIDE),
  )
}
