import en from "../../l10n/en.json" with { type: "json" }
import zhCn from "../../l10n/zh-cn.json" with { type: "json" }
import { rememberBy } from "./text/remember.ts"

/** The languages that every string a user sees exists in. */
export type Locale = "zh-cn" | "en"

/** The name of a text in the catalogue `l10n/`. */
export type MessageKey = keyof typeof en

/** A text of the catalogue with the values for its `{names}`; rendered when the language is known. */
export interface Message {
  readonly key: MessageKey
  readonly values?: Readonly<Record<string, string | number | bigint | Message>>
}

const catalogues: Readonly<Record<Locale, Readonly<Record<MessageKey, string>>>> = {
  "zh-cn": zhCn,
  en,
}

/** The text of `message` in `locale`. */
export function render({ key, values = {} }: Message, locale: Locale): string {
  const [first = "", ...parts] = partsOf(catalogues[locale][key])
  let text = first
  for (let index = 0; index < parts.length; index += PARTS_A_NAME) {
    const [name = "", one, many, rest = ""] = parts.slice(index, index + PARTS_A_NAME)
    const value = values[name] ?? `{${name}}`
    const written = typeof value === "object" ? render(value, locale) : String(value)
    text += ((written === "1" ? one : many) ?? written) + rest
  }
  return text
}

// A name, the word for one and the word for many (absent where the value itself is meant), the text behind.
const PARTS_A_NAME = 4

/** The text before the first name, and the parts of each name: `{count}`, or `{count:sum|sums}` for a word by its number. */
const partsOf = rememberBy((text: string): readonly (string | undefined)[] =>
  text.split(/\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}/),
)

/** The catalogue's language for a language tag such as "zh-CN", "zh_CN.UTF-8" or "en-US". */
export function toLocale(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith("zh") ? "zh-cn" : "en"
}
