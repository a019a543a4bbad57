import { parseArgs } from "node:util"
import type { Locale, Message } from "../core/messages.ts"

/** What the user asks for. */
export type Command =
  | CheckCommand
  | ExtractCommand
  | { readonly name: "help" | "version"; readonly locale: Locale }
  | { readonly name: "misuse"; readonly message: Message; readonly locale: Locale }

/** `report-lint check`, as it was asked for. */
export interface CheckCommand {
  readonly name: "check"
  readonly paths: readonly string[]
  readonly format: "stylish" | "json"
  readonly fix: boolean
  readonly recompute: boolean
  /** The file of settings to go by; absent where each report has its own found. */
  readonly config?: string
  readonly locale: Locale
}

/** `report-lint extract`, as it was asked for. */
export interface ExtractCommand {
  readonly name: "extract"
  readonly paths: readonly string[]
  readonly format: "json" | "csv"
  readonly locale: Locale
}

const OPTIONS = {
  format: { type: "string" },
  fix: { type: "boolean" },
  recompute: { type: "boolean" },
  config: { type: "string" },
  locale: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const

const LOCALES = ["zh-cn", "en"] as const
const COMMANDS = {
  check: {
    choices: { format: ["stylish", "json"], locale: LOCALES },
    flags: ["fix", "recompute"],
    files: ["config"],
  },
  extract: { choices: { format: ["json", "csv"], locale: LOCALES }, flags: [], files: [] },
} as const
const COMMAND_NAMES = Object.keys(COMMANDS) as readonly (keyof typeof COMMANDS)[]

/** Reads the command line; messages are in the language that it asks for, else in `locale`. */
export function readArguments(args: readonly string[], locale: Locale): Command {
  // Not strict: then it never throws, and the tokens tell what is wrong in the user's language.
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const asked = LOCALES.find((choice) => choice === values.locale) ?? locale
  if (values.help) return { name: "help", locale: asked }
  if (values.version) return { name: "version", locale: asked }

  const [first, ...paths] = positionals
  const name = COMMAND_NAMES.find((known) => known === first)
  const options = tokens.filter((token) => token.kind === "option")
  const misuse = name ? findMisuse(name, options, paths) : findCommandMisuse(first, options)
  if (misuse) return { name: "misuse", message: misuse, locale: asked }
  if (name === "extract") {
    return { name, paths, format: values.format === "csv" ? "csv" : "json", locale: asked }
  }
  return {
    name: "check",
    paths,
    format: values.format === "json" ? "json" : "stylish",
    fix: values.fix === true,
    recompute: values.recompute === true,
    ...(typeof values.config === "string" && { config: values.config }),
    locale: asked,
  }
}

interface OptionToken {
  readonly name: string
  /** As written, such as --format or -h. */
  readonly rawName: string
  readonly value?: string | undefined
}

/** What is wrong with a command line that has no known command. */
function findCommandMisuse(command: string | undefined, options: readonly OptionToken[]): Message {
  const list = COMMAND_NAMES.join(", ")
  if (command !== undefined) return { key: "cli.unknown-command", values: { command, list } }
  const unknown = options.find(({ name }) => !Object.hasOwn(OPTIONS, name))
  return unknown ? unknownOption(unknown.rawName) : { key: "cli.no-command", values: { list } }
}

/** The first thing wrong with a command's options and paths. */
function findMisuse(
  command: keyof typeof COMMANDS,
  options: readonly OptionToken[],
  paths: readonly string[],
): Message | undefined {
  const { choices, flags, files } = COMMANDS[command]
  for (const { name, rawName: option, value } of options) {
    if (flags.some((flag) => flag === name)) {
      if (value !== undefined) return { key: "cli.takes-no-value", values: { option } }
    } else if (files.some((file) => file === name)) {
      if (!value) return { key: "cli.needs-file", values: { option } }
    } else if (name === "format" || name === "locale") {
      const allowed: readonly string[] = choices[name]
      const list = allowed.join(", ")
      if (value === undefined) return { key: "cli.needs-value", values: { option, list } }
      if (!allowed.includes(value)) {
        return { key: "cli.wrong-value", values: { option, value, list } }
      }
    } else return unknownOption(option)
  }
  return paths.length === 0 ? { key: "cli.no-path", values: { command } } : undefined
}

function unknownOption(option: string): Message {
  return { key: "cli.unknown-option", values: { option } }
}
