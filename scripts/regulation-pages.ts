import { forms } from "../server/core/form/forms.ts"
import { findExplanation } from "../server/features/explanations.ts"
import type { Regulation, RegulationPart } from "../server/features/regulations.ts"
import { escapeMarkdown, inBoth, text } from "./page-words.ts"

const NOTE =
  "<!-- Written by scripts/docs.ts from server/features/regulations.ts and the forms. -->"

/** The page of a regulation, Chinese and English: what rests on it, article by article. */
export function printRegulation({ id, title, number, parts }: Regulation): string {
  const blocks = [
    NOTE,
    `# ${inBoth(title, { number })}`,
    `*${inBoth("docs.official-text")}*`,
    ...parts.flatMap(printPart),
    ...printSections(id),
  ]
  return `${blocks.join("\n\n")}\n`
}

function printPart({ article, text: key, captionsOf, rows = [], rules = [] }: RegulationPart) {
  return [
    ...(article === undefined ? [] : [`## ${inBoth("docs.article", { number: article })}`]),
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
