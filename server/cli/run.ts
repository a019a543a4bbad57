import { render } from "../core/messages.ts"
import { causeOf } from "../workspace/cause.ts"
import { type CheckCommand, type Command, type ExtractCommand, readArguments } from "./arguments.ts"
import { checkReports, summarise } from "./check.ts"
import { extractReports } from "./extract.ts"
import { environmentLocale } from "./locale.ts"
import { type Notices, openNotices } from "./notices.ts"
import * as csv from "./printers/csv.ts"
import * as json from "./printers/json.ts"
import { printStylish } from "./printers/stylish.ts"
import { hasColours, type Terminal, write } from "./terminal.ts"

/** 0: no errors; 1: errors found; 2: could not do (all of) its work. */
export type ExitCode = 0 | 1 | 2

/** What only a process of its own can do. */
export interface RunOptions {
  /** Called when this thread has checked reports. */
  readonly hasChecked?: () => void
  /** The script of the threads that check many reports; absent where none can be started. */
  readonly thread?: string
}

/** Runs the command line `args`, which is without the names of node and script. */
export async function run(
  args: readonly string[],
  terminal: Terminal,
  options: RunOptions = {},
): Promise<ExitCode> {
  const command = readArguments(args, environmentLocale(terminal.env))
  const notices = openNotices(terminal.stderr, command.locale)
  try {
    const foundErrors = await runCommand(command, terminal, notices, options)
    if (!notices.failed) return foundErrors ? 1 : 0
  } catch (error) {
    notices.fail({ key: "cli.failed", values: { cause: causeOf(error) } })
  }
  return 2
}

/** True where errors were found. */
async function runCommand(
  command: Command,
  terminal: Terminal,
  notices: Notices,
  options: RunOptions,
): Promise<boolean> {
  switch (command.name) {
    case "misuse":
      notices.fail(command.message)
      break
    case "help":
      await print(terminal, notices, render({ key: "cli.help" }, command.locale))
      break
    case "version":
      await print(terminal, notices, await version())
      break
    case "check":
      return runCheck(command, terminal, notices, options)
    case "extract":
      await runExtract(command, terminal, notices)
      break
  }
  return false
}

async function runCheck(
  command: CheckCommand,
  terminal: Terminal,
  notices: Notices,
  { hasChecked, thread }: RunOptions,
): Promise<boolean> {
  const isColoured = hasColours(terminal.stdout)
  const { files, usedThreads } = await checkReports(command, isColoured, notices, thread)
  const summary = summarise(files)
  if (command.format === "json") {
    await print(terminal, notices, json.printChecked(files, summary))
  } else {
    await print(terminal, notices, printStylish(files, summary, command.locale, isColoured))
  }
  if (files.length > 0 && !usedThreads) hasChecked?.()
  return summary.error > 0
}

async function runExtract(command: ExtractCommand, terminal: Terminal, notices: Notices) {
  if (command.format === "json") {
    const reports = await extractReports(command.paths, json.printFigures, notices)
    await print(terminal, notices, json.printExtracted(reports))
  } else {
    const reports = await extractReports(command.paths, csv.printFigures, notices)
    await print(terminal, notices, csv.printCsv(reports))
  }
}

async function print({ stdout }: Terminal, notices: Notices, text: string): Promise<void> {
  const failure = await write(stdout, text)
  if (failure) notices.fail({ key: "cli.cannot-print", values: { cause: causeOf(failure) } })
}

async function version(): Promise<string> {
  const { default: manifest } = await import("../../package.json", { with: { type: "json" } })
  return `${manifest.version}\n`
}
