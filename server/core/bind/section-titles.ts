import type { Form, SectionForm } from "../form/schema.ts"
import type { Heading } from "../syntax/tree.ts"
import { withoutSpacing } from "../text/invisible.ts"
import { likeness, normalForm } from "../text/label.ts"
import { rememberFor } from "../text/remember.ts"

// How well a heading names a section, from its words: the official title, one that means the same, one that
// is misspelt, one that only speaks of the same thing. The last needs the section's number to agree.
const SYNONYM = 0.9
const LEAST_LIKENESS = 0.85
const LEAST_LIKENESS_WITH_NUMBER = 0.65
const KEYWORD = 0.5
// What the number adds: 三、 more than 3. or （三）, which number what stands inside a section.
const AGREES = 0.2
const AGREES_IN_ANOTHER_STYLE = 0.1
const NUMBERED_INSIDE = -0.3
const SHORTEST_MISSPELT = 4
// What a heading may say besides: 一、2024年政府信息公开工作总体情况.
const MOST_WORDS_MORE = 6
const LONGEST_OF_SHORT = 18

/** What a form calls one of its sections; the titles are normal forms. */
export interface SectionTitle {
  readonly form: SectionForm
  readonly number: number
  readonly official: string
  readonly synonyms: readonly string[]
}

/** The section that a heading names. */
export interface NamedSection {
  readonly form: SectionForm
  readonly heading: Heading
  readonly score: number
  /** `exact` for the official title or one that means the same; `other` for words that only speak of the matter. */
  readonly wording: "exact" | "misspelt" | "other"
}

/** The titles of a form's sections, in its order. */
export const titlesOf = rememberFor((form: Form): readonly SectionTitle[] =>
  form.sections.map((section, index) => ({
    form: section,
    number: index + 1,
    official: normalForm(section.title),
    synonyms: (form.synonyms[section.title] ?? []).map(normalForm),
  })),
)

/** True for a section's official title or one that means the same, neither misspelt nor only like it. */
export function isTitle(form: Form, { words }: Heading): boolean {
  const normal = normalForm(words)
  return titlesOf(form).some(
    (title) => title.official === normal || title.synonyms.includes(normal),
  )
}

/** The section that `written` names best; absent where it names none. */
export function nameSection(
  titles: readonly SectionTitle[],
  written: Heading,
): NamedSection | undefined {
  const mayBeAny = isTraditional(written)
  const letters = withoutSpacing(written.words)
  let best: NamedSection | undefined
  for (const title of titles) {
    if (!mayBeAny && !title.form.keywords.some((keyword) => letters.includes(keyword))) continue
    const heading = withLostOrdinal(written, title)
    const found = scoreOf(heading, title)
    if (found && found.score > (best?.score ?? 0)) best = { form: title.form, heading, ...found }
  }
  return best
}

/** Keywords are written in simplified characters; the normal form tells what others say. */
function isTraditional({ words }: Heading): boolean {
  return /[總況開動復議訟問題報請體]/.test(words)
}

function scoreOf(
  { ordinal, level, words }: Heading,
  title: SectionTitle,
): Pick<NamedSection, "score" | "wording"> | undefined {
  const agrees = ordinal?.value === title.number
  const isInside = ordinal?.style === "parenthesised" && level === 0
  const found = likenessTo(title, normalForm(words), agrees && ordinal?.style === "chinese")
  // （三） and (3) number what stands inside a section, unless the words are the section's very own.
  if (found === undefined || (isInside && found < SYNONYM)) return undefined
  const isExact = found >= SYNONYM
  if (
    !isExact &&
    found !== KEYWORD &&
    found < (agrees ? LEAST_LIKENESS_WITH_NUMBER : LEAST_LIKENESS)
  )
    return undefined
  const forNumber = !agrees ? 0 : ordinal?.style === "chinese" ? AGREES : AGREES_IN_ANOTHER_STYLE
  return {
    score: found + forNumber + (ordinal || level > 0 ? 0.1 : 0) + (isInside ? NUMBERED_INSIDE : 0),
    wording: isExact ? "exact" : found === KEYWORD ? "other" : "misspelt",
  }
}

function likenessTo(
  { official, synonyms }: SectionTitle,
  normal: string,
  isNumbered: boolean,
): number | undefined {
  if (normal === official) return 1
  if (synonyms.includes(normal)) return SYNONYM
  if (normal.length >= SHORTEST_MISSPELT) {
    const found = Math.max(
      likeness(official, normal),
      ...synonyms.map((synonym) => likeness(synonym, normal)),
    )
    // Misspelt is never as good as another wording.
    if (found >= LEAST_LIKENESS_WITH_NUMBER) return Math.min(found, SYNONYM - 0.01)
  }
  const longest = Math.max(official.length + MOST_WORDS_MORE, LONGEST_OF_SHORT)
  return isNumbered && normal.length <= longest ? KEYWORD : undefined
}

/** “三收到和处理…”: the number without its mark, which else would be taken for a word of the title. */
function withLostOrdinal(heading: Heading, { form, number }: SectionTitle): Heading {
  const match = /^([一二三四五六壹贰叁肆伍陆])[、.．]?\s*/.exec(heading.words)
  if (heading.ordinal || !match || !heading.words.endsWith(form.title)) return heading
  const length = match[0].length
  if (heading.words.length - length !== form.title.length) return heading
  const start = heading.title.start
  return {
    ...heading,
    ordinal: {
      style: "chinese",
      value: match[1] === "一二三四五六"[number - 1] ? number : 0,
      length,
    },
    ordinalSpan: { start, end: start + length },
    title: { start: start + length, end: heading.title.end },
    words: form.title,
  }
}
