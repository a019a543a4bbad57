import { forms } from "../core/form/forms.ts"
import type { MessageKey } from "../core/messages.ts"

/** An official document that a report rests on and may cite. It has a page in `docs/regulations`. */
export interface Regulation {
  readonly id: string
  readonly title: MessageKey
  /** As reports name it. */
  readonly names: readonly string[]
  /** What a report may call it once it has named it. */
  readonly shortName?: string
  /** The number that it was issued under. */
  readonly number: string
  readonly parts: readonly RegulationPart[]
}

/** What the form and the rules take from an article of a regulation, or from all of it. */
export interface RegulationPart {
  /** Absent for the whole. */
  readonly article?: number
  /** What it says, in our words. */
  readonly text: MessageKey
  /** The rows that count what it names, by the keys of table and row. */
  readonly rows?: readonly (readonly [table: string, row: string])[]
  /** The table whose captions name it. */
  readonly captionsOf?: string
  /** The rules that check what it demands. */
  readonly rules?: readonly string[]
}

/**
 * The page below `docs` of an article that something is taken from, or of the whole. Articles have pages of their own
 * because editors do not find a heading: few take a fragment, and VS Code's preview none to a Chinese heading.
 */
export function pageOf({ id, parts }: Regulation, article: number | undefined): string {
  const isPart = article !== undefined && parts.some((part) => part.article === article)
  return `regulations/${isPart ? `${id}-${article}` : id}.md`
}

/** The page, below `docs`, of what a row of a table counts by; absent where no regulation names that. */
export function pageOfRow(table: string, row: string): string | undefined {
  for (const regulation of regulations)
    for (const { article, rows = [] } of regulation.parts)
      if (rows.some(([inTable, key]) => inTable === table && key === row))
        return pageOf(regulation, article)
  return undefined
}

const requests = (...rows: string[]) => rows.map((row) => ["requests", row] as const)

const disclosure: Regulation = {
  id: "disclosure-regulations",
  title: "regulation.disclosure",
  names: ["中华人民共和国政府信息公开条例", "政府信息公开条例"],
  shortName: "条例",
  number: "国务院令第711号",
  parts: [
    {
      article: 14,
      text: "regulation.disclosure.14",
      rows: requests(
        "refused-state-secret",
        "refused-prohibited-by-law",
        "refused-security-stability",
      ),
    },
    {
      article: 15,
      text: "regulation.disclosure.15",
      rows: requests("refused-third-party-rights"),
    },
    {
      article: 16,
      text: "regulation.disclosure.16",
      rows: requests(
        "refused-internal-affairs",
        "refused-deliberative",
        "refused-enforcement-file",
      ),
    },
    { article: 20, text: "regulation.disclosure.20", captionsOf: "proactive" },
    { article: 30, text: "regulation.disclosure.30", rows: requests("other-not-corrected") },
    { article: 35, text: "regulation.disclosure.35", rows: requests("unprocessed-excessive") },
    {
      article: 36,
      text: "regulation.disclosure.36",
      rows: requests(
        "refused-administrative-enquiry",
        "unavailable-not-held",
        "unprocessed-repeat",
      ),
    },
    { article: 38, text: "regulation.disclosure.38", rows: requests("unavailable-needs-creation") },
    {
      article: 39,
      text: "regulation.disclosure.39",
      rows: requests("unprocessed-petition", "unprocessed-publication"),
    },
    { article: 49, text: "regulation.disclosure.49" },
    {
      article: 50,
      text: "regulation.disclosure.50",
      rules: ["missing-section", "empty-section", "overview-aspects"],
    },
  ],
}

const fees: Regulation = {
  id: "processing-fees",
  title: "regulation.fees",
  names: ["政府信息公开信息处理费管理办法"],
  number: "国办函〔2020〕109号",
  parts: [
    {
      text: "regulation.fees.whole",
      rows: requests("other-fee-unpaid"),
      rules: ["fee-statement"],
    },
  ],
}

const rulesOfForms = [
  ["title-wording", "missing-section", "section-order", "section-title", "section-number"],
  ["missing-table", "table-form", "table-header", "missing-row", "unknown-row", "row-order"],
  ["row-label", "row-total", "column-total", "balance", "dispute-total"],
].flat()

/** Every regulation that has a page. */
export const regulations: readonly Regulation[] = [
  disclosure,
  fees,
  ...forms.map(({ id, document }) => ({
    id,
    title: "regulation.form" as const,
    names: [],
    number: document,
    parts: [{ text: "regulation.form.whole" as const, rules: rulesOfForms }],
  })),
]
