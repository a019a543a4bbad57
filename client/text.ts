import { env } from "vscode"
import { type Message, render, toLocale } from "../server/core/messages.ts"
import { languageSetting } from "./options.ts"

/** A message in the language that the user chose. */
export function text(message: Message): string {
  const setting = languageSetting()
  return render(message, toLocale(setting === "auto" ? env.language : setting))
}
