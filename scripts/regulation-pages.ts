import { basename } from "node:path"
import { forms } from "../server/core/form/forms.ts"
import { findExplanation } from "../server/features/explanations.ts"
import { pageOf, type Regulation, type RegulationPart } from "../server/features/regulations.ts"
import { escapeMarkdown, inBoth, text } from "./page-words.ts"

const NOTE =
  "<!-- Written by scripts/docs.ts from server/features/regulations.ts and the forms. -->"

/** The pages of a regulation, Chinese and English, by their paths below `docs`: the whole, and each article. */
export function printRegulation(regulation: Regulation): ReadonlyMap<string, string> {
  const { parts } = regulation
  const articles = parts.flatMap(({ article }) => article ?? [])
  return new Map([
    [pageOf(regulation, undefined), printWhole(regulation)],
    ...articles.map((article) => [pageOf(regulation, article), printArticle(regulation, article)]),
  ] as [string, string][])
}

function printWhole(regulation: Regulation): string {
  return printPage(nameOf(regulation), [
    ...regulation.parts.flatMap((part) =>
      part.article === undefined ? printPart(part) : printSummary(regulation, part, part.article),
    ),
    ...printSections(regulation.id),
  ])
}

/** What an article says, under a heading that leads to its page. */
function printSummary(
  regulation: Regulation,
  { text: key }: RegulationPart,
  article: number,
): readonly string[] {
  const page = basename(pageOf(regulation, article))
  return [`## [${headingOf(article)}](${page})`, text(key, "zh-cn"), text(key, "en")]
}

/** What rests on an article. */
function printArticle(regulation: Regulation, article: number): string {
  return printPage(headingOf(article), [
    `[${nameOf(regulation)}](${basename(pageOf(regulation, undefined))})`,
    ...regulation.parts.filter((part) => part.article === article).flatMap(printPart),
  ])
}

function printPage(heading: string, blocks: readonly string[]): string {
  const all = [NOTE, `# ${heading}`, `*${inBoth("docs.official-text")}*`, ...blocks]
  return `${all.join("\n\n")}\n`
}

function nameOf({ title, number }: Regulation): string {
  return inBoth(title, { number })
}

function headingOf(article: number): string {
  return inBoth("docs.article", { number: article })
}

function printPart({ text: key, captionsOf, rows = [], rules = [] }: RegulationPart) {
  return [
    text(key, "zh-cn"),
    text(key, "en"),
    ...printList("docs.rows", [
      ...(captionsOf ? printCaptions(captionsOf) : []),
      ...printRows(rows),
    ]),
    ...printList(
      "docs.rules",
      rules.map((rule) => `[${rule}](../rules/${rule}.md)`),
    ),
  ]
}

function printList(heading: Parameters<typeof inBoth>[0], items: readonly string[]) {
  return items.length > 0
    ? [`${inBoth(heading)}:`, items.map((item) => `- ${item}`).join("\n")]
    : []
}

/** The rows under each caption, in the form in force. */
function printCaptions(key: string): readonly string[] {
  const parts = forms[0]?.tables.find((table) => table.key === key)?.parts ?? []
  return parts.map(
    ({ caption = "", rows }) =>
      `${caption}: ${rows.map(({ labels }) => labels.join(" › ")).join("、")}`,
  )
}

function printRows(rows: NonNullable<RegulationPart["rows"]>): readonly string[] {
  return rows.map(([table, key]) => {
    const labels = forms
      .flatMap(({ tables }) => tables.filter((each) => each.key === table))
      .flatMap(({ parts }) => parts.flatMap((part) => part.rows))
      .find((row) => row.key === key)?.labels
    const explanation = findExplanation(table, key)
    if (!labels || !explanation) throw new Error(`No form has the row ${table} ${key}`)
    return `**${escapeMarkdown(labels.join(" › "))}**: ${inBoth(explanation)}`
  })
}

/** What a form prescribes, where the regulation is one. */
function printSections(id: string): readonly string[] {
  const sections = forms.find((form) => form.id === id)?.sections ?? []
  return printList(
    "docs.sections",
    sections.map(({ title }) => escapeMarkdown(title)),
  )
}
