import { env } from "vscode"
import { type Locale, type Message, render, toLocale } from "../../server/core/messages.ts"
import { languageSetting } from "../options.ts"

/** The language that the user reads. */
export function currentLocale(): Locale {
  const setting = languageSetting()
  return toLocale(setting === "auto" ? env.language : setting)
}

/** A text of the catalogue in the user's language. */
export function toText(message: Message): string {
  return render(message, currentLocale())
}
