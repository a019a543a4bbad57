import type { Facts } from "../bind/facts.ts"
import type { MeasureForm } from "../form/schema.ts"
import type { Span } from "../text/span.ts"
import { Context, type Self } from "./context.ts"
import type { Passage } from "./passages.ts"
import { ClauseReader, tellsFigures } from "./reader.ts"
import type { Token } from "./tokens.ts"
import { bitsOf } from "./vocabulary.ts"

/** What a sentence says of figures of the report's tables. */
export interface Mention extends SaidMention {
  readonly passage: Passage
}

/** The same, whichever passage has those words. */
export interface SaidMention {
  /**
   * A number; a share in percent; that there is none; that all of it was done, so that nothing is left; or nothing
   * but what it is about.
   */
  readonly kind: "count" | "share" | "none" | "all" | "named"
  readonly measures: readonly MeasureForm[]
  /** Where it says one thing of several measures: of each of them, or of their sum. */
  readonly isEach: boolean
  /** The number in plain digits. */
  readonly plain: string
  /** Of the number, or of the words where there is none; offsets in the passage. */
  readonly span: Span
  /** From the measure's word to the end of the mention. */
  readonly words: Span
  /** Mentions of one sentence have one number, which grows. */
  readonly sentence: number
  /** False where it may speak of another year, body or part: it is then compared with nothing. */
  readonly isCertain: boolean
  /** The number of which it is a part or a result, if the passage has one. */
  readonly head?: SaidMention
  /** Its clause says that another number includes it. */
  readonly isIncluded: boolean
  /** It counts those that are left. */
  readonly isRest: boolean
  /** It is said to be a part of its head, by 其中. */
  readonly isAmong: boolean
}

// So many words without a comma are no sentence.
const LONGEST_CLAUSE = 200
const COMPARE = bitsOf("compare")

/** What a passage said, as long as all that it was read by is the same. */
interface Known {
  readonly self: Self
  readonly matter: string
  readonly mentions: readonly SaidMention[]
}

const known = new WeakMap<readonly Token[], Known>()
const NOTHING: readonly SaidMention[] = []

/** Every mention in the prose of the sections that speak of the report's year. */
export function readMentions(
  facts: Facts,
  self: Self,
  passages: readonly { readonly passage: Passage; readonly tokens: readonly Token[] }[],
): readonly Mention[] {
  const context = new Context(self)
  const reader = new ClauseReader(facts.form, self, context)
  const mentions: Mention[] = []
  let section: Passage["section"] | undefined
  let sentence = 0
  for (const { passage, tokens } of passages) {
    const key = passage.section?.form.key
    if (key !== undefined && !self.prose.sections.includes(key)) continue
    if (passage.section !== section) context.startSection(key, facts.form.tables)
    section = passage.section
    context.startPassage(passage)
    const first = sentence
    for (const said of readPassage(reader, context, self, passage, tokens)) {
      sentence = first + said.sentence + 1
      mentions.push({ ...said, passage, sentence: first + said.sentence })
    }
  }
  return mentions
}

/** What a passage says of its matter ends with it, so that what it was read as is remembered. */
function readPassage(
  reader: ClauseReader,
  context: Context,
  self: Self,
  passage: Passage,
  tokens: readonly Token[],
): readonly SaidMention[] {
  const before = known.get(tokens)
  const { matter } = context
  if (before && before.matter === matter && isSame(before.self, self)) return before.mentions
  // Most passages mention no figure.
  let mentions = NOTHING
  if (tokens.some(tellsFigures)) {
    reader.startPassage(passage, tokens)
    readSentences(reader, context, passage, tokens)
    mentions = reader.mentions
  }
  known.set(tokens, { self, matter, mentions })
  return mentions
}

function isSame(a: Self, b: Self): boolean {
  return a.year === b.year && a.issuer === b.issuer && a.isSummary === b.isSummary
}

/** A clause ends at ， ； 。 and at brackets; within it 、 and ： part what is said. */
function readSentences(
  reader: ClauseReader,
  context: Context,
  { text }: Passage,
  tokens: readonly Token[],
): void {
  const outside: { readonly time: boolean; readonly isAmong: boolean }[] = []
  let from = 0
  for (let index = 0; index <= tokens.length; index++) {
    const kind = tokens[index]?.kind ?? "end"
    if (kind !== "end" && kind !== "pause" && kind !== "open" && kind !== "close") continue
    if (index > from && index - from <= LONGEST_CLAUSE) {
      context.startClause(compares(tokens, from, index))
      reader.readClause(from, index)
    }
    from = index + 1
    if (kind === "end") {
      context.startSentence()
      reader.endSentence()
    }
    if (kind === "open" && outside.length < 8)
      outside.push({ time: context.time, isAmong: context.isAmong })
    if (kind === "close") {
      const { time, isAmong } = outside.pop() ?? context
      context.time = time
      context.isAmong = isAmong
    }
    if (kind === "pause" && /[；;]/.test(text[tokens[index]?.start ?? 0] ?? ""))
      context.isAmong = false
  }
}

function compares(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) if ((tokens[index]?.roles ?? 0) & COMPARE) return true
  return false
}
