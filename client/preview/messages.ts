import * as z from "zod/mini"
import { previewOfVersionSchema } from "../../server/features/preview-schema.ts"

const offset = z.int().check(z.nonnegative())

/** From the extension to its page. */
export const toPageSchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("show"),
    /** Of the document; what the page is to remember. */
    uri: z.string(),
    /** Null where the text is no report. */
    answer: z.nullable(previewOfVersionSchema),
    words: z.record(z.string(), z.string()),
  }),
  /** The text at `offset` is to stand `share` of the way down the page. */
  z.strictObject({ type: z.literal("scroll"), offset, share: z.number() }),
  /** What was asked for was not done. */
  z.strictObject({ type: z.literal("refuse"), message: z.string() }),
])

/** From the page to the extension. */
export const fromPageSchema = z.discriminatedUnion("type", [
  /** The page is there, and may be shown something. */
  z.strictObject({ type: z.literal("ready") }),
  /** Selects a part of the text; with the cursor there when the keyboard is to follow. */
  z.strictObject({ type: z.literal("select"), start: offset, end: offset, focus: z.boolean() }),
  z.strictObject({ type: z.literal("set"), key: z.string(), text: z.string() }),
  z.strictObject({ type: z.literal("fix"), version: z.int(), finding: offset, fix: offset }),
  z.strictObject({ type: z.enum(["undo", "redo"]) }),
  z.strictObject({ type: z.enum(["export", "print"]), marks: z.boolean() }),
])

export type ToPage = z.infer<typeof toPageSchema>
export type FromPage = z.infer<typeof fromPageSchema>
