import { pathToFileURL } from "node:url"
import type { Severity } from "../core/rules/rule.ts"
import { lastYearsNearby } from "../workspace/nearby.ts"
import { toKey } from "../workspace/places.ts"
import type { CheckCommand } from "./arguments.ts"
import { type CheckAnswer, type CheckedFile, type CheckTask, openChecker } from "./checker.ts"
import { findFiles, isLasting } from "./files.ts"
import { type Notices, tellCollected } from "./notices.ts"
import { printerOf } from "./printers/report.ts"

/** How many reports were checked, and how many findings they have of each severity. */
export type Summary = Readonly<Record<"reports" | Severity, number>>

/** What became of the files of a command. */
export interface Outcome {
  readonly files: readonly CheckedFile[]
  readonly usedThreads: boolean
}

/** Answers for all of the tasks, in their order. */
export type CheckAll = (tasks: readonly CheckTask[]) => Promise<readonly CheckAnswer[]>

// For fewer, starting threads takes longer than they save, and memory has room for them all.
const MANY_FILES = 100

/**
 * Checks the reports among the files of the command's paths; many of them in threads that run the script
 * `thread`, where there is one.
 */
export async function checkReports(
  command: CheckCommand,
  isColoured: boolean,
  notices: Notices,
  thread: string | undefined,
): Promise<Outcome> {
  const paths = findFiles(command.paths, notices)
  const isMany = paths.length >= MANY_FILES && paths.every(isLasting)
  if (isMany && thread !== undefined) {
    const { inThreads } = await import("./threads.ts")
    const data = { command, isColoured }
    const use = (checkAll: CheckAll) => checkFiles(command, paths, checkAll, notices)
    return { files: await inThreads(thread, data, paths.length, use), usedThreads: true }
  }
  const checker = openChecker(command, printerOf(command, isColoured), !isMany)
  const checkAll: CheckAll = async (tasks) => {
    const answers: CheckAnswer[] = []
    for (const task of tasks) answers.push(await checker(task))
    return answers
  }
  return { files: await checkFiles(command, paths, checkAll, notices), usedThreads: false }
}

async function checkFiles(
  command: CheckCommand,
  paths: readonly string[],
  checkAll: CheckAll,
  notices: Notices,
): Promise<readonly CheckedFile[]> {
  const answers = await checkAll(paths.map((path) => ({ path })))
  const files = answers.flatMap(({ file }) => file ?? [])
  const again = await checkAll(findLastYears(command, files))
  tellCollected(
    [...answers, ...again].flatMap((answer) => answer.notices),
    notices,
  )
  const held = new Map(again.map(({ file }) => [file?.path, file]))
  const checked = files.map((file) => held.get(file.path) ?? file)
  tellFailedRules(checked, notices)
  return checked
}

/** Last year's report of one is another one, as that is once it is fixed. */
function findLastYears(
  { paths }: CheckCommand,
  files: readonly CheckedFile[],
): readonly CheckTask[] {
  // The folders that are named are to the command line what those that are open are to an editor.
  const keyOf = (path: string) => toKey(pathToFileURL(path).href)
  const keyed = files.map(({ path, title }) => ({
    path,
    key: keyOf(path),
    ...(title && { title }),
  }))
  const findLastYear = lastYearsNearby(keyed, paths.map(keyOf))
  return keyed.flatMap((file) => {
    const lastYear = findLastYear(file)?.path
    return lastYear === undefined ? [] : [{ path: file.path, lastYear }]
  })
}

/** Tells of each rule that failed, by the first report that it failed on. */
function tellFailedRules(files: readonly CheckedFile[], notices: Notices): void {
  const told = new Set<string>()
  for (const { path, failures } of files) {
    for (const { rule, cause } of failures) {
      if (told.has(rule)) continue
      told.add(rule)
      notices.fail({ key: "cli.rule-failed", values: { path, rule, cause } })
    }
  }
}

/** Adds up what was found in the files. */
export function summarise(files: readonly CheckedFile[]): Summary {
  const summary = { reports: files.length, error: 0, warning: 0, information: 0, hint: 0 }
  const severities = ["error", "warning", "information", "hint"] as const
  for (const { counts } of files)
    for (const severity of severities) summary[severity] += counts[severity]
  return summary
}
