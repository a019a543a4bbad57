import { env } from "vscode"
import { type Locale, type Message, render, toLocale } from "../server/core/messages.ts"
import { languageSetting } from "./options.ts"

/** The language that the user reads. */
export function currentLocale(): Locale {
  const setting = languageSetting()
  return toLocale(setting === "auto" ? env.language : setting)
}

/** A message in the language that the user chose. */
export function text(message: Message): string {
  return render(message, currentLocale())
}
