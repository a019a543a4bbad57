import { type Locale, type MessageKey, render } from "../../server/core/messages.ts"

const PREFIX = "client.preview."

/** The texts of a preview, in the catalogue under `client.preview.`. */
const keys = [
  "client.preview.none",
  "client.preview.label",
  "client.preview.toolbar",
  "client.preview.problems",
  "client.preview.no-problems",
  "client.preview.next",
  "client.preview.previous",
  "client.preview.marks",
  "client.preview.marks.about",
  "client.preview.export",
  "client.preview.export.about",
  "client.preview.print",
  "client.preview.print.about",
  "client.preview.expected",
  "client.preview.wrong",
  "client.preview.wrong-expected",
  "client.preview.suspect",
  "client.preview.suspect-expected",
  "client.preview.noted",
  "client.preview.blank",
  "client.preview.unreadable",
  "client.preview.missing",
  "client.preview.set",
  "client.preview.figure",
  "client.preview.empty",
  "client.preview.table",
  "client.preview.card",
  "client.preview.fixes",
  "client.preview.findings",
  "client.preview.help",
] as const satisfies readonly MessageKey[]

type Shorten<Key> = Key extends `${typeof PREFIX}${infer Name}` ? Name : never

/** The name of a text without `client.preview.`. */
export type WordKey = Shorten<(typeof keys)[number]>

/** Gives a text with the values for its `{names}`. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string

/** The texts in the user's language, to be sent to where they are drawn. */
export function findWords(locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(keys.map((key) => [key.slice(PREFIX.length), render({ key }, locale)]))
}

/** Reads texts that were sent. */
export function toSay(words: Readonly<Record<string, string>>): Say {
  return (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (name, value: string) =>
      String(values[value] ?? name),
    )
}
