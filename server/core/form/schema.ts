import * as z from "zod"

const label = z.string().min(1)
const key = z.string().regex(/^[a-z]+(-[a-z]+)*$/)

const section = z.strictObject({
  key,
  /** The official heading without its ordinal. */
  title: label,
  /** Words of which every wording of the title has one. */
  keywords: z.array(label).min(1),
  body: z.enum(["prose", "table"]),
  /** “无” alone is a complete body. */
  mayBeNone: z.boolean().optional(),
  /** Words of which at least one must occur in the body, by what they stand for. */
  mustMention: z.array(z.strictObject({ key, words: z.array(label).min(1) })).optional(),
})

/** A cell of a printed header; spans count columns and rows of the official table, 1 where absent. */
const headerCell = z.strictObject({
  text: label,
  columns: z.int().min(2).optional(),
  rows: z.int().min(2).optional(),
})

const column = z.strictObject({
  key,
  label,
  /** The row key of this column's figures where rows of the table carry no label of their own. */
  group: key.optional(),
  /** The label that spans the group. */
  groupLabel: z.array(label).min(1).optional(),
  /** A count, which is a whole number and at least 0, where absent; a change has a sign; an amount is a decimal. */
  kind: z.enum(["change", "amount"]).optional(),
  /** What an amount is counted in. */
  unit: z.literal("万元").optional(),
  /** How many columns of the official table the figure's cell covers; 1 where absent. */
  columns: z.int().min(2).optional(),
})

const row = z.strictObject({
  /** Absent where the columns' groups name the figures. */
  key: key.optional(),
  /** The labels from the outermost group to the row's own; the last is the row's own. */
  labels: z.array(label),
})

const part = z.strictObject({
  /** A row above the header that spans the table. */
  caption: label.optional(),
  header: z.array(z.array(headerCell)).min(1),
  columns: z.array(column).min(1),
  rows: z.array(row).min(1),
})

const formula = z.discriminatedUnion("each", [
  /** In every row: the addends' columns sum to the total's column. */
  z.strictObject({ rule: key, each: z.literal("row"), total: key, addends: z.array(key).min(1) }),
  /** In every column: the addends' rows sum to the totals' rows. */
  z.strictObject({
    rule: key,
    each: z.literal("column"),
    total: z.array(key).min(1),
    addends: z.array(key).min(1),
  }),
])

const table = z.strictObject({
  key,
  /** The key of the section that holds the table. */
  section: key,
  /** The columns of the official table that hold labels, left of the figures. */
  labelColumns: z.int().min(0),
  parts: z.array(part).min(1),
  formulas: z.array(formula),
})

/** A national form: what a report must contain and how it is printed. Forms are data. */
export const formSchema = z.strictObject({
  id: key.or(z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/)),
  /** The document that prescribes the form. */
  document: label,
  /** Report years to which the form applies; an absent bound is open. */
  years: z.strictObject({ from: z.int(), to: z.int().optional() }),
  /** The official words of the title after issuer and year. */
  title: label,
  sections: z.array(section).min(1),
  tables: z.array(table).min(1),
  /** Other wordings that mean the same, by official wording: of sections, rows, groups and headers. */
  synonyms: z.record(label, z.array(label)),
})

export type Form = z.infer<typeof formSchema>
export type SectionForm = Form["sections"][number]
export type TableForm = Form["tables"][number]
export type PartForm = TableForm["parts"][number]
export type RowForm = PartForm["rows"][number]
export type ColumnForm = PartForm["columns"][number]
export type FormulaForm = TableForm["formulas"][number]
