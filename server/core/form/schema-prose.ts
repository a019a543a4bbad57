import * as z from "zod"
import { figure, key, label, words } from "./schema-text.ts"

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
  /** Absent where it is spoken of in other ways only. */
  words: words.optional(),
  /** The words count something of the table's only where the sentence says so. */
  needsSubject: z.boolean().optional(),
  /** Its words count it only in a sentence that compares nothing. */
  unlessCompared: z.boolean().optional(),
  /** Its words name the table's matter, so that it may follow a number of another table. */
  isNamed: z.boolean().optional(),
  /**
   * Its words say verb and matter together, or follow a figure of the same table. They count it only undivided and
   * behind no more than when and who.
   */
  isStrict: z.boolean().optional(),
  /** The measure that counts it among others: said beside it, the words of that one add nothing. */
  kindOf: key.optional(),
  /** “None” can be said of it. */
  mayBeNone: z.boolean().optional(),
  /** It may stand after 其中 as a part of what was received or concluded. */
  isPart: z.boolean().optional(),
  /** A result of requests. */
  isResult: z.boolean().optional(),
  /**
   * “All of them” says that there is none of that measure; so does 均 where `each`. Beside the words of `unless` it
   * says something else.
   */
  allMeansNone: z
    .strictObject({ measure: key, each: z.boolean().optional(), unless: words.optional() })
    .optional(),
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
export const proseSchema = z.strictObject({
  /** The sections whose sentences speak of the report's year. */
  sections: z.array(key),
  measures: z.array(measure),
  /** Words that say as much as a measure where they stand in a clause without a verb, counted in these units. */
  alone: z.strictObject({ measure: key, words, units: words }),
  /** What results are the parts of: said of another number they are not compared. */
  resultsOf: figure,
  /** Measures whose sum is a total of the tables: 合计 behind some of one list counts them together. */
  addends: z.array(z.array(key).min(2)),
  /** What percentages of results are of. */
  shares: z.array(z.array(figure).min(1)),
  /** 结转 with a year beside it, in figures or in these words, is one of two measures; the verbs say what is then done. */
  carry: z.strictObject({ words, verbs: words, next: yearWords, last: yearWords }),
  /**
   * Words that say that a passage speaks of a table's matter, `weak` ones only beside others; where `inClause`
   * they say it of their clause only. A heading with one of `headings` says it of what stands under it.
   */
  subjects: z.array(
    z.strictObject({
      table: key,
      inClause: z.boolean().optional(),
      strong: words,
      weak: words.optional(),
      headings: words.optional(),
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
  /**
   * Words of a sentence that states the report's period, what a period is called before 为, and words of a sentence
   * about the year after that tells of plans.
   */
  period: z.strictObject({ words, names: words, plans: words }),
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
