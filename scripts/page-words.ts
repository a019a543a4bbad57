import { type Locale, type Message, type MessageKey, render } from "../server/core/messages.ts"

/** A text of the catalogue in both languages, on one line of a page. */
export function inBoth(key: MessageKey, values?: Message["values"]): string {
  return `${text(key, "zh-cn", values)} · ${text(key, "en", values)}`
}

/** A text of the catalogue in one language. */
export function text(key: MessageKey, locale: Locale, values: Message["values"] = {}): string {
  return escapeMarkdown(render({ key, values }, locale))
}

/** Words that are to be read as they are. */
export function escapeMarkdown(words: string): string {
  return words.replace(/[\\`*_<>|]/g, "\\$&")
}
