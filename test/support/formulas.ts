import {
  disputeColumns,
  disputeGroups,
  requestColumns,
  requestRows,
  resultRows,
} from "./form-2021.ts"

/** One of the form's 39 + 3 equations: the addends sum to the totals. Figures by “table/row/column”. */
export interface Formula {
  readonly rule: "row-total" | "column-total" | "balance" | "dispute-total"
  readonly totals: readonly string[]
  readonly addends: readonly string[]
}

/** Figures by “table/row/column”; `undefined` is blank. */
export type Figures = ReadonlyMap<string, number | undefined>

const applicants = requestColumns.map(({ key }) => key).filter((key) => key !== "total")
const outcomes = disputeColumns.map(({ key }) => key).filter((key) => key !== "total")

/** The equations of the official form. */
export const formulas: readonly Formula[] = [
  ...requestRows.map(({ key }) => ({
    rule: "row-total" as const,
    totals: [request(key, "total")],
    addends: applicants.map((applicant) => request(key, applicant)),
  })),
  ...requestColumns.map(({ key }) => ({
    rule: "column-total" as const,
    totals: [request("concluded", key)],
    addends: resultRows.map((result) => request(result, key)),
  })),
  ...requestColumns.map(({ key }) => ({
    rule: "balance" as const,
    totals: [request("concluded", key), request("carried-forward", key)],
    addends: [request("received", key), request("carried-over", key)],
  })),
  ...disputeGroups.map(({ key }) => ({
    rule: "dispute-total" as const,
    totals: [`disputes/${key}/total`],
    addends: outcomes.map((outcome) => `disputes/${key}/${outcome}`),
  })),
]

/** Checked when the total and at least one addend are readable; a blank addend counts as 0. */
export function isChecked({ totals, addends }: Formula, figures: Figures): boolean {
  return (
    totals.every((key) => figures.get(key) !== undefined) &&
    addends.some((key) => figures.get(key) !== undefined)
  )
}

/** The sum of the figures named. */
export function sum(keys: readonly string[], figures: Figures): number {
  return keys.reduce((total, key) => total + (figures.get(key) ?? 0), 0)
}

/** The formulas that are checked and do not hold. */
export function failingFormulas(figures: Figures): readonly Formula[] {
  return formulas.filter(
    (formula) =>
      isChecked(formula, figures) && sum(formula.totals, figures) !== sum(formula.addends, figures),
  )
}

/** By the table in docs/formulas.md: the rules that fail when one figure of a balanced report is wrong. */
export function signature(key: string): readonly string[] {
  const [table, row = ""] = key.split("/")
  if (table === "disputes") return ["dispute-total"]
  if (table !== "requests") return []
  if (resultRows.includes(row)) return ["row-total", "column-total"]
  if (row === "concluded") return ["row-total", "column-total", "balance"]
  return ["row-total", "balance"]
}

function request(row: string, column: string): string {
  return `requests/${row}/${column}`
}
