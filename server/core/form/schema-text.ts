import * as z from "zod"

/** Words as they are printed, or read. */
export const label = z.string().min(1)

/** What a part of the form is called in rules, settings and formulas. */
export const key = z.string().regex(/^[a-z]+(-[a-z]+)*$/)

/** `table/row/column`; a row that ends in * stands for all whose keys begin so. */
export const figure = z.string().regex(/^[a-z-]+\/[a-z-]+\*?\/[a-z-]+$/)

/** Words that mean the same to the reader of prose, separated by spaces. */
export const words = label
