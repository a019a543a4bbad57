import { type Finding, lint } from "../server/core/lint.ts"
import type { Locale, MessageKey } from "../server/core/messages.ts"
import { rules } from "../server/core/rules/index.ts"
import type { Example, Rule } from "../server/core/rules/rule.ts"
import { lineStart, nextLine } from "../server/core/text/place.ts"
import { pageOf, regulations } from "../server/features/regulations.ts"
import {
  findPieces,
  LEFT_OUT,
  lastYearOf,
  patch,
  readLastYearsSample,
  readSample,
} from "./examples.ts"
import { unmark } from "./marks.ts"
import { escapeMarkdown, inBoth, text } from "./page-words.ts"

const NOTE =
  "<!-- Written by scripts/docs.ts from the rule and its examples, which run as tests. -->"
// Of a long line of prose only so much is shown around the change.
const LONGEST_MARGIN = 24

/** The page of a rule, Chinese and English. */
export function printPage(rule: Rule): string {
  const fixes = fixClasses(rule)
  const meanings: readonly MessageKey[] = fixes.map((fix) => `docs.fix.${fix}.meaning` as const)
  const parts = [
    NOTE,
    `# ${rule.id}`,
    `**${inBoth(`${rule.id}.summary` as MessageKey)}**`,
    text(`${rule.id}.description` as MessageKey, "zh-cn"),
    text(`${rule.id}.description` as MessageKey, "en"),
    [
      `- ${inBoth("docs.severity")}: ${inBoth(`cli.${rule.severity}`)}`,
      ...(meanings.length > 0 ? meanings : (["docs.fix.none"] as const)).map(
        (meaning) => `- ${inBoth("docs.fix")}: ${inBoth(meaning)}`,
      ),
      ...printBases(rule),
    ].join("\n"),
    `## ${inBoth("docs.examples")}`,
    ...rule.examples.flatMap((example, index) => printExample(rule, example, index + 1)),
  ]
  return `${parts.join("\n\n")}\n`
}

/** The table of all rules, as the README in `locale` shows it. */
export function printTable(locale: Locale): string {
  const head: readonly MessageKey[] = ["docs.rule", "docs.severity", "docs.reports", "docs.fix"]
  const lines = [
    head.map((key) => text(key, locale)),
    head.map(() => "---"),
    ...rules.map((rule) => [
      `[${rule.id}](docs/rules/${rule.id}.md)`,
      text(`cli.${rule.severity}`, locale),
      text(`${rule.id}.summary` as MessageKey, locale),
      fixClasses(rule)
        .map((fix) => text(`docs.fix.${fix}`, locale))
        .join(locale === "en" ? ", " : "、"),
    ]),
  ]
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")
}

/** The regulations that demand what the rule checks, each with its page. */
function printBases({ id }: Rule): readonly string[] {
  return regulations.flatMap((regulation) =>
    regulation.parts
      .filter(({ rules }) => rules?.includes(id))
      .map(({ article }) => {
        const place = article === undefined ? "" : ` ${inBoth("docs.article", { number: article })}`
        const name = inBoth(regulation.title, { number: regulation.number })
        const page = pageOf(regulation, article)
        return `- ${inBoth("docs.based-on")}: [${name}${place}](../${page})`
      }),
  )
}

function printExample(rule: Rule, example: Example, number: number): readonly string[] {
  const { before, after, fixed, lastYear, also = [] } = example
  const sample = readSample(example)
  const isMistake = example.messages.length > 0
  const messages = findings(rule, example, "zh-cn").map(({ message }, index) => {
    const english = findings(rule, example, "en")[index]?.message ?? ""
    return `- ${escapeMarkdown(message)}\n- ${escapeMarkdown(english)}`
  })
  return [
    `### ${number}${isMistake ? "" : `. ${inBoth("docs.not-reported")}`}`,
    fence("diff", printChange(excerpt(sample, before, before), excerpt(sample, before, after))),
    ...(lastYear
      ? [
          `${inBoth("docs.last-year")}:`,
          fence("text", excerpt(readLastYearsSample(), lastYear.before, lastYear.after)),
        ]
      : []),
    ...(isMistake ? [messages.join("\n")] : []),
    ...(also.length > 0
      ? [`${inBoth("docs.also")}: ${also.map((id) => `[${id}](${id}.md)`).join(", ")}`]
      : []),
    ...(fixed === undefined
      ? []
      : [`${inBoth("docs.after-fix")}:`, fence("text", excerpt(sample, before, fixed))]),
  ]
}

function findings(rule: Rule, example: Example, locale: Locale): readonly Finding[] {
  const changed = unmark(patch(readSample(example), example.before, example.after)).text
  const lastYear = lastYearOf(example)
  const found = lint(changed, { locale, ...(lastYear && { lastYear }) })?.findings ?? []
  return found.filter((finding) => finding.rule === rule.id)
}

/** How the fixes in the examples change a report, the harmless way first. */
function fixClasses(rule: Rule): readonly ("safe" | "suggested")[] {
  const fixes = rule.examples
    .flatMap((example) => findings(rule, example, "en"))
    .flatMap((finding) => finding.fixes)
  const classes = ["safe", "suggested"] as const
  return classes.filter((each) => fixes.some(({ safe }) => safe === (each === "safe")))
}

/**
 * What `part` makes of `before` in a sample, its lines whole; “⋯” stands on a line of its own where lines
 * are left out.
 */
function excerpt(sample: string, before: string, part: string): string {
  const spans = findPieces(sample, before)
  const pieces = part.split(LEFT_OUT)
  return pieces
    .map((piece, index) => {
      const { start, end } = spans[index] ?? { start: 0, end: 0 }
      const next = spans[index + 1]
      const left = index === 0 ? cutLeft(sample.slice(lineStart(sample, start), start)) : ""
      return left + piece + (next ? leftOut(sample, end, next.start) : restOfLine(sample, end))
    })
    .join("")
}

function leftOut(sample: string, start: number, end: number): string {
  if (!sample.slice(start, end).includes("\n")) return LEFT_OUT
  const rest = restOfLine(sample, start)
  const isLineEnd = sample[start - 1] === "\n"
  return `${rest}${isLineEnd ? "" : "\n"}${LEFT_OUT}\n${cutLeft(sample.slice(lineStart(sample, end), end))}`
}

function restOfLine(sample: string, offset: number): string {
  if (sample[offset - 1] === "\n") return ""
  return cutRight(sample.slice(offset, nextLine(sample, offset)).replace(/\n$/, ""))
}

function cutLeft(margin: string): string {
  return margin.includes("\t") || margin.length <= LONGEST_MARGIN
    ? margin
    : `…${margin.slice(-LONGEST_MARGIN)}`
}

function cutRight(margin: string): string {
  return margin.includes("\t") || margin.length <= LONGEST_MARGIN
    ? margin
    : `${margin.slice(0, LONGEST_MARGIN)}…`
}

/** Both texts as a diff: the lines that they begin and end with alike are context. */
function printChange(before: string, after: string): string {
  const old = toLines(before)
  const now = toLines(after)
  const most = Math.min(old.length, now.length)
  let top = 0
  while (top < most && old[top] === now[top]) top++
  let bottom = 0
  while (bottom < most - top && old.at(-1 - bottom) === now.at(-1 - bottom)) bottom++
  return [
    ...old.slice(0, top).map((line) => `  ${line}`),
    ...old.slice(top, old.length - bottom).map((line) => `- ${line}`),
    ...now.slice(top, now.length - bottom).map((line) => `+ ${line}`),
    ...old.slice(old.length - bottom).map((line) => `  ${line}`),
  ].join("\n")
}

function toLines(part: string): readonly string[] {
  return part.replace(/\n$/, "").split("\n")
}

function fence(language: string, content: string): string {
  return `\`\`\`${language}\n${content.replace(/\n+$/, "")}\n\`\`\``
}
