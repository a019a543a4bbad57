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

/** `table/row/column`; a row that ends in * stands for all whose keys begin so. */
const figure = z.string().regex(/^[a-z-]+\/[a-z-]+\*?\/[a-z-]+$/)

/** Words that mean the same to the reader of prose, separated by spaces. */
const words = label

const yearWords = z.strictObject({ measure: key, words })

/** A sum of figures, `less` others; with `upTo` any number from it to that sum. */
const reading = z.strictObject({
  add: z.array(figure).min(1),
  less: z.array(figure).optional(),
  upTo: z.array(figure).optional(),
})

/** What sentences count that a table counts too. */
const measure = z.strictObject({
  key,
  table: key,
  words,
  /** The words count something of the table's only where the sentence says so. */
  needsSubject: z.boolean().optional(),
  /** Its words name the table's matter, so that it may follow a number of another table. */
  isNamed: z.boolean().optional(),
  /** “None” can be said of it. */
  mayBeNone: z.boolean().optional(),
  /** It may stand after 其中 as a part of what was received or concluded. */
  isPart: z.boolean().optional(),
  /** A result of requests. */
  isResult: z.boolean().optional(),
  /** “All of them” says that there is none of that measure; so does 均 where `each`. */
  allMeansNone: z.strictObject({ measure: key, each: z.boolean().optional() }).optional(),
  /** It may be the verb of another table's matter. */
  takes: key.optional(),
  /** What the count may be: it is right when it is one of them. */
  fits: z.array(reading).min(1),
  /** What else it may be where its sentence names another measure. */
  including: z.record(key, z.array(reading)).optional(),
  /** The results after it are its parts: those of the table, unless one of these figures is above 0. */
  heads: z.strictObject({ unless: z.array(figure) }).optional(),
})

/** How the prose of a report speaks of what the form asks for. */
const prose = z.strictObject({
  /** The sections whose sentences speak of the report's year. */
  sections: z.array(key),
  measures: z.array(measure),
  /** What results are the parts of: said of another number they are not compared. */
  resultsOf: figure,
  /** What percentages of results are of. */
  shares: z.array(z.array(figure).min(1)),
  /** 结转 with a year beside it, in figures or in these words, is one of two measures. */
  carry: z.strictObject({ words, next: yearWords, last: yearWords }),
  /**
   * Words that say that a passage speaks of a table's matter, `weak` ones only beside others; where `inClause`
   * they say it of their clause only.
   */
  subjects: z.array(
    z.strictObject({
      table: key,
      inClause: z.boolean().optional(),
      strong: words,
      weak: words.optional(),
    }),
  ),
  /** Words of an introduction that says that other bodies' figures are in the report's. */
  summary: words,
  /** What the first section must speak of. */
  aspects: z.array(
    z.strictObject({
      key,
      name: label,
      /** Words of its heading; what stands under it speaks of the matter of these tables. */
      headings: words,
      tables: z.array(key).optional(),
      words,
    }),
  ),
  /** Words of a sentence that states the report's period. */
  period: z.strictObject({ words }),
  /** Words before a count. */
  countLeads: words,
  /** What a template has where a report has words of its own. */
  template: z.strictObject({
    phrases: words,
    /** The characters of XX年 and XX单位, and what they stand before: one of them is enough where it is counted. */
    marks: z.string(),
    counted: words,
    nouns: words,
    /** What begins a note in brackets, and words of notes that are instructions. */
    note: label,
    instructions: words,
  }),
  /** The statement of a fee that a section must make. */
  fee: z
    .strictObject({
      section: key,
      name: label,
      words,
      notices: words,
      issued: words,
      received: words,
      unpaid: figure,
      amount: figure,
    })
    .optional(),
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
  /** Words of sentences that the law has every report repeat. */
  statutory: z.array(label).optional(),
  /** The row that is 0 for issuers whose names end so, unless an exception is in them; what is often put there instead. */
  ruleMaking: z
    .strictObject({ table: key, row: key, mistakenFor: label, endings: words, except: words })
    .optional(),
  prose: prose.optional(),
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
export type ProseForm = NonNullable<Form["prose"]>
export type MeasureForm = ProseForm["measures"][number]
export type FigureSum = MeasureForm["fits"][number]
export type YearRelation = NonNullable<TableForm["acrossYears"]>[number]
