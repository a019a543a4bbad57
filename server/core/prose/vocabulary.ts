import type { Form, MeasureForm } from "../form/schema.ts"
import { rememberBy, rememberFor } from "../text/remember.ts"
import general from "./words.json" with { type: "json" }

/** What a word does in a sentence; a word may do more than one thing. Each role is a bit. */
const ROLES = [
  ...["filler", "sum", "and", "negation", "all", "each", "respectively", "among", "part", "cause"],
  ...["condition", "back", "own", "compare", "change", "ahead", "season", "now", "about", "share"],
  ...["preposition", "body", "wide", "self", "foreign", "outcome", "to"],
  ...["measure", "strong", "weak", "carry"],
] as const satisfies readonly string[]

/** The name of a bit of `roles`. */
export type Role = (typeof ROLES)[number]

/** What fewer words do. */
export type Use =
  | "unit"
  | "nextYear"
  | "lastYear"
  | "lead"
  | "until"
  | "history"
  | "reporting"
  | "including"
  | "rest"
  | "of"
  | "from"
  | "kind"
  | "topic"
  | "suffix"
  | "together"
  | "is"
  | "when"
  | "issuer"
  | "way"
  | "sort"
  | "help"
  | "feeName"
  | "feeNotice"
  | "feeReceived"

/** A word of the vocabulary. */
export interface Word {
  readonly text: string
  /** The bits of its roles. */
  roles: number
  /** What it counts, where it is a measure's. */
  measure?: MeasureForm
  /** The keys of the tables of whose matter it speaks. */
  readonly subjects: string[]
  readonly uses: Use[]
}

/** The words by which the prose of a form is read. */
export interface Vocabulary {
  /** Words by their first character's code, the longest first. */
  readonly byFirst: ReadonlyMap<number, readonly Word[]>
  readonly measures: ReadonlyMap<string, MeasureForm>
}

/** What a count is followed by. */
const UNITS = "件 宗 起 条 次 份 个 项 例 篇 件次 元 万元 人次 人 名 家 场 期 % ％".split(" ")
/** The units in which requests and disputes are counted. */
export const COUNT_UNITS = new Set("件 宗 起 条 次 份 个 项 例 件次".split(" "))

const bits = new Map<string, number>(ROLES.map((role, index) => [role, 1 << index]))

/** The bits of roles. */
export function bitsOf(...roles: readonly Role[]): number {
  return roles.reduce((all, role) => all | (bits.get(role) ?? 0), 0)
}

/** True for a word that is used so. */
export function isUsed(token: { readonly word?: Word } | undefined, use: Use): boolean {
  return token?.word?.uses.includes(use) ?? false
}

/** The words of a list in the form's data; there are as many lists as the forms have. */
export const wordsOf = rememberBy((list: string): readonly string[] =>
  list.split(" ").filter((word) => word !== ""),
)

/** Bodies that are called by one another's name. */
export const sameBodies: readonly (readonly string[])[] = general.same.map(wordsOf)

/** The words that sentences about a form's figures are read by; made once. */
export const vocabularyOf = rememberFor((form: Form): Vocabulary => {
  const words = new Map<string, Word>()
  const add = (list: string, role: Role | Use | "known") => {
    const bit = bits.get(role) ?? 0
    return wordsOf(list).map((text) => {
      const word = words.get(text) ?? { text, roles: 0, subjects: [], uses: [] }
      if (bit) word.roles |= bit
      else if (role !== "known") word.uses.push(role as Use)
      words.set(text, word)
      return word
    })
  }
  for (const [role, list] of Object.entries(general))
    if (typeof list === "string") add(list, role as Role | Use | "known")
  for (const unit of UNITS) add(unit, "unit")
  const { prose } = form
  for (const measure of prose?.measures ?? [])
    for (const word of add(measure.words ?? "", "measure")) word.measure = measure
  for (const { table, strong, weak = "" } of prose?.subjects ?? []) {
    for (const { subjects } of add(strong, "strong")) subjects.push(table)
    add(weak, "weak")
  }
  if (prose) {
    add(prose.carry.words, "carry")
    add(prose.carry.next.words, "nextYear")
    add(prose.carry.last.words, "lastYear")
    add(prose.countLeads, "lead")
    add(prose.fee?.words ?? "", "feeName")
    add(prose.fee?.notices ?? "", "feeNotice")
    add(prose.fee?.received ?? "", "feeReceived")
  }
  const leads = new Set(wordsOf(prose?.countLeads ?? ""))
  for (const word of words.values()) if (endsInOneOf(leads, word.text)) word.uses.push("lead")
  return {
    byFirst: byFirstCharacter([...words.values()]),
    measures: new Map(prose?.measures.map((measure) => [measure.key, measure])),
  }
})

function byFirstCharacter(words: readonly Word[]): ReadonlyMap<number, readonly Word[]> {
  const longestFirst = words.toSorted((a, b) => b.text.length - a.text.length)
  return Map.groupBy(longestFirst, ({ text }) => text.charCodeAt(0))
}

/** Looked up, not compared with each: there are a thousand words, and the first report waits for them. */
function endsInOneOf(endings: ReadonlySet<string>, text: string): boolean {
  for (let from = 0; from < text.length; from++) if (endings.has(text.slice(from))) return true
  return false
}
