import { bind } from "../core/bind/bind.ts"
import { isChecked, type RuleConfiguration } from "../core/configuration.ts"
import { fixAll } from "../core/fix.ts"
import { recompute } from "../core/formulas/recompute.ts"
import type { Titled } from "../core/issuer.ts"
import { check, type Finding, type LintResult, lint } from "../core/lint.ts"
import type { Severity } from "../core/rules/rule.ts"
import { parse } from "../core/syntax/parse.ts"
import { applyEdits } from "../core/text/edit.ts"
import { toPosition } from "../core/text/position.ts"
import type { CheckCommand } from "./arguments.ts"
import { openConfigurations } from "./configuration.ts"
import { lintFailure } from "./failures.ts"
import { readFile } from "./files.ts"
import { collectNotices, type Notice, type Notices } from "./notices.ts"
import { replaceText, type SourceFile } from "./replace.ts"

/** A report and what is wrong with it, once it is fixed as far as was asked for. */
export interface CheckedReport extends LintResult {
  readonly path: string
  /** The report that it was held against besides. */
  readonly lastYear?: CheckedReport
}

/** What is left of a report once it has been checked: data that is little and goes from thread to thread. */
export interface CheckedFile extends Titled {
  readonly path: string
  /** What is printed of it. */
  readonly text: string
  readonly counts: Readonly<Record<Severity, number>>
  /** How many findings have a safe fix. */
  readonly fixable: number
  readonly failures: readonly RuleFailure[]
}

/** A rule that the program failed in, and why. */
export interface RuleFailure {
  readonly rule: string
  readonly cause: string
}

/** What became of a file. */
export interface CheckAnswer {
  /** Absent where there is no report that could be read. */
  readonly file?: CheckedFile
  readonly notices: readonly Notice[]
}

/** A file to check, and the path of last year's report once that is known. */
export interface CheckTask {
  readonly path: string
  readonly lastYear?: string
}

/** Asked for a file a second time, it is told last year's report. */
export type Checker = (task: CheckTask) => Promise<CheckAnswer>

/**
 * Checks one file at a time. Files are held against last year's once all have been checked; `remembers` says
 * whether they are kept for that or read again.
 */
export function openChecker(
  command: CheckCommand,
  print: (report: CheckedReport) => string,
  remembers: boolean,
): Checker {
  const notices = collectNotices()
  const configurationOf = openConfigurations(command.config, notices)
  const known = new Map<string, CheckedReport>()

  const read = async (path: string): Promise<CheckedReport | undefined> => {
    const file = await readFile(path, notices)
    if (!file) return undefined
    const configuration = await configurationOf(path)
    if (configuration.isExcluded) {
      notices.note({ key: "cli.excluded", values: { path } })
      return undefined
    }
    const result = await checkFile(file, command, configuration, notices)
    const report = result && { path, ...result }
    if (report && remembers) known.set(path, report)
    return report
  }

  const take = async ({ path, lastYear }: CheckTask): Promise<CheckedFile | undefined> => {
    const report = known.get(path) ?? (await read(path))
    const other =
      lastYear === undefined ? undefined : (known.get(lastYear) ?? (await read(lastYear)))
    const checked = report && other ? holdAgainst(report, other, command) : report
    return checked && toFile(checked, print(checked))
  }

  return async (task) => {
    try {
      const file = await take(task)
      return { ...(file && { file }), notices: notices.take() }
    } catch (error) {
      notices.fail(lintFailure(task.path, error))
      return { notices: notices.take() }
    }
  }
}

function toFile({ path, facts, findings }: CheckedReport, text: string): CheckedFile {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 }
  for (const { severity } of findings) counts[severity]++
  const { title } = facts
  return {
    path,
    ...(title && { title: { issuer: title.issuer, year: title.year } }),
    text,
    counts,
    fixable: findings.filter(isFixable).length,
    failures: findings.flatMap(({ rule, failure }) =>
      failure === undefined ? [] : [{ rule, cause: failure.split("\n", 1)[0] ?? "" }],
    ),
  }
}

function isFixable({ fixes }: Finding): boolean {
  return fixes.some(({ safe }) => safe)
}

function holdAgainst(
  report: CheckedReport,
  lastYear: CheckedReport,
  { locale }: CheckCommand,
): CheckedReport {
  const { facts, configuration } = report
  const options = { locale, lastYear: lastYear.facts, ...(configuration && { configuration }) }
  return { ...report, lastYear, findings: check(facts, options) }
}

/** Absent, and told so, when the file is not a report, or of a form that is not checked. */
async function checkFile(
  file: SourceFile,
  command: CheckCommand,
  configuration: RuleConfiguration,
  notices: Notices,
): Promise<LintResult | undefined> {
  const options = { locale: command.locale, configuration }
  const asWritten = lint(file.text, options)
  if (!asWritten) {
    notices.note({ key: "cli.not-report", values: { path: file.path } })
    return undefined
  }
  const { form } = asWritten.facts
  if (!isChecked(form, configuration)) {
    notices.note({ key: "cli.form-off", values: { path: file.path, form: form.id } })
    return undefined
  }
  const fixed = command.fix ? fixAll(file.text, configuration) : file.text
  const text = command.recompute ? recomputeText(fixed, file.path, notices) : fixed
  if (text === file.text) return asWritten
  const failure = await replaceText(file, text)
  if (!failure) return lint(text, options)
  notices.fail(failure)
  return asWritten
}

function recomputeText(text: string, path: string, notices: Notices): string {
  const facts = bind(parse(text))
  if (!facts) return text
  const { edits, blocked } = recompute(facts)
  if (blocked.length > 0) {
    const lines = blocked.map(
      ({ cell }) => toPosition(facts.report.lines, cell.span.start).line + 1,
    )
    notices.note({ key: "cli.blocked", values: { path, lines: [...new Set(lines)].join(", ") } })
  }
  return applyEdits(text, edits)
}
