import * as z from "zod/mini"

// What the server sends for a preview. The clients check it by this schema; the server takes its types only.

const offset = z.int().check(z.nonnegative())
const count = z.int().check(z.positive())
const span = z.strictObject({ start: offset, end: offset })
/** Indexes of the preview's findings. */
const notes = z.array(offset)

const finding = z.strictObject({
  severity: z.enum(["error", "warning", "information", "hint"]),
  message: z.string(),
  span,
  /** The titles of its fixes. */
  fixes: z.array(z.string()),
})

const formula = z.strictObject({
  /** In numbers, such as “1 + 2 = 3”. */
  text: z.string(),
  outcome: z.enum(["holds", "fails", "blocked"]),
  /** Keys of figures. */
  totals: z.array(z.string()),
  addends: z.array(z.string()),
})

/** A printed label; spans count columns and rows of the official table. */
const labelCell = z.strictObject({
  kind: z.literal("label"),
  labels: z.enum(["table", "column", "row"]),
  text: z.string(),
  columns: count,
  rows: count,
  /** Where it is written; absent where it is not. */
  span: z.optional(span),
  notes,
})

/**
 * `missing`: there is no cell to write into. `wrong`: a finding says so. `suspect`: a figure of a formula that
 * fails, which may be the wrong one. `noted`: there is something else to say of it.
 */
const figureState = z.enum(["ok", "wrong", "suspect", "noted", "blank", "unreadable", "missing"])

const figureCell = z.strictObject({
  kind: z.literal("figure"),
  key: z.string(),
  /** The labels that name it. */
  row: z.string(),
  column: z.string(),
  columns: count,
  /** As it is written. */
  text: z.string(),
  state: figureState,
  /** What it should be, or for a suspect what would make its formulas hold. */
  expected: z.optional(z.string()),
  span: z.optional(span),
  notes,
  /** Indexes of the table's formulas. */
  formulas: z.array(offset),
})

const cell = z.discriminatedUnion("kind", [labelCell, figureCell])

/** A table drawn as the form has it: its parts, their rows, the cells that begin there. */
const table = z.strictObject({
  kind: z.literal("table"),
  title: z.string(),
  /** The columns that hold labels, left of the figures, and all. */
  labelColumns: offset,
  columns: count,
  parts: z.array(z.array(z.array(cell))),
  formulas: z.array(formula),
  span,
  notes,
})

/** A table that is no table of the form, or that cannot be read as one: its cells as they are written. */
const plainTable = z.strictObject({
  kind: z.literal("plain-table"),
  rows: z.array(z.strictObject({ span, cells: z.array(z.string()) })),
  span,
  notes,
})

const paragraph = z.strictObject({
  kind: z.enum(["paragraph", "heading"]),
  text: z.string(),
  span,
  notes,
})

const section = z.strictObject({
  /** Absent for what stands before the first section. */
  heading: z.optional(z.strictObject({ text: z.string(), span, notes })),
  blocks: z.array(z.discriminatedUnion("kind", [paragraph, table, plainTable])),
})

/** A report as its reader sees it. Spans are offsets into the text, messages are in the user's language. */
export const previewSchema = z.strictObject({
  locale: z.enum(["zh-cn", "en"]),
  form: z.strictObject({ id: z.string(), document: z.string() }),
  title: z.optional(z.strictObject({ text: z.string(), span, notes })),
  issuer: z.optional(z.string()),
  year: z.optional(z.int()),
  sections: z.array(section),
  findings: z.array(finding),
  /** Of findings that belong to no place in the preview. */
  notes,
})

/** The answer to a request for a preview. */
export const previewOfVersionSchema = z.strictObject({
  /** The version of the document that the preview shows. */
  version: z.int(),
  preview: previewSchema,
})

/** What a preview shows of a report. */
export type Preview = z.infer<typeof previewSchema>

/** A preview, and the version of the document that it was made of. */
export type PreviewOfVersion = z.infer<typeof previewOfVersionSchema>

/** A finding with the titles of its fixes; a fix is asked for by its index. */
export type PreviewFinding = z.infer<typeof finding>

/** An equation of a table, and the figures to be shown with it. */
export type PreviewFormula = z.infer<typeof formula>

/** A section, or what stands before the first. */
export type PreviewSection = z.infer<typeof section>

/** What a section is drawn of, from top to bottom. */
export type PreviewBlock = PreviewSection["blocks"][number]

/** A table of the form, whole, whatever the report has of it. */
export type PreviewTable = z.infer<typeof table>

/** Any other table. */
export type PreviewPlainTable = z.infer<typeof plainTable>

/** A label in the form's own words. */
export type LabelCell = z.infer<typeof labelCell>

/** A figure of the form, to be typed over. */
export type FigureCell = z.infer<typeof figureCell>

/** How a figure is drawn. */
export type FigureState = z.infer<typeof figureState>
