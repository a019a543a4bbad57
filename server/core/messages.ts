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
  const parts = partsOf(catalogues[locale][key])
  return parts.reduce((text, part, index) => {
    const value = index % 2 === 1 ? (values[part] ?? `{${part}}`) : part
    return text + (typeof value === "object" ? render(value, locale) : value)
  })
}

/** What stands between the names of a text, and by turns the names. */
const partsOf = rememberBy((text: string): readonly string[] => text.split(/\{(\w+)\}/))

/** The catalogue's language for a language tag such as "zh-CN", "zh_CN.UTF-8" or "en-US". */
export function toLocale(tag: string | undefined): Locale {
  return tag?.toLowerCase().startsWith("zh") ? "zh-cn" : "en"
}
