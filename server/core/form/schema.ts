import * as z from "zod"
import { proseSchema } from "./schema-prose.ts"
import { key, label, words } from "./schema-text.ts"

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

/**
 * In every row (column): the figure of a column (row) equals another of last year's report, plus and minus
 * figures of this year's.
 */
const yearRelation = z.strictObject({
  rule: key,
  each: z.enum(["row", "column"]),
  figure: key,
  lastYear: key,
  plus: z.array(key).optional(),
  minus: z.array(key).optional(),
})

const table = z.strictObject({
  key,
  /** The key of the section that holds the table. */
  section: key,
  /** The columns of the official table that hold labels, left of the figures. */
  labelColumns: z.int().min(0),
  parts: z.array(part).min(1),
  formulas: z.array(formula),
  /** What ties the table to last year's; none where absent. */
  acrossYears: z.array(yearRelation).optional(),
})

/** A national form: what a report must contain and how it is printed. Forms are data. */
export const formSchema = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/),
  /** The document that prescribes the form. */
  document: label,
  /** Report years to which the form applies; an absent bound is open. */
  years: z.strictObject({ from: z.int(), to: z.int().optional() }),
  /** The official words of the title after issuer and year. */
  title: label,
  sections: z.array(section).min(1),
  tables: z.array(table).min(1),
  /** Words of sentences that the law has every report repeat. */
  statutory: z.array(label).optional(),
  /** The row that is 0 for issuers whose names end so, unless an exception is in them; what is often put there instead. */
  ruleMaking: z
    .strictObject({ table: key, row: key, mistakenFor: label, endings: words, except: words })
    .optional(),
  prose: proseSchema.optional(),
  /** Other wordings that mean the same, by official wording: of sections, rows, groups and headers. */
  synonyms: z.record(label, z.array(label)),
})

/** What a report of some years must contain, and how it is printed. */
export type Form = z.infer<typeof formSchema>

/** A section that a report must have. */
export type SectionForm = Form["sections"][number]

/** A table that a report must have. */
export type TableForm = Form["tables"][number]

/** Rows under a header of their own: the first table has a part for each item of the regulations. */
export type PartForm = TableForm["parts"][number]

/** A row of figures. */
export type RowForm = PartForm["rows"][number]

/** A column of figures. */
export type ColumnForm = PartForm["columns"][number]

/** A total and its addends, in every row or in every column of a table. */
export type FormulaForm = TableForm["formulas"][number]

/** How prose speaks of the form's matter. */
export type ProseForm = NonNullable<Form["prose"]>

/** What sentences count that a table counts too. */
export type MeasureForm = ProseForm["measures"][number]

/** Figures whose sum a count in prose may be. */
export type FigureSum = MeasureForm["fits"][number]

/** What ties figures of a table to last year's report. */
export type YearRelation = NonNullable<TableForm["acrossYears"]>[number]
