import { bind } from "../core/bind/bind.ts"
import type { RuleConfiguration } from "../core/configuration.ts"
import { fixAll } from "../core/fix.ts"
import { recompute } from "../core/formulas/recompute.ts"
import { lastYearsAmong } from "../core/issuer.ts"
import { check, type LintResult, lint } from "../core/lint.ts"
import type { Locale } from "../core/messages.ts"
import type { Severity } from "../core/rules/rule.ts"
import { parse } from "../core/syntax/parse.ts"
import { applyEdits } from "../core/text/edit.ts"
import { toPosition } from "../core/text/position.ts"
import type { CheckCommand } from "./arguments.ts"
import { openConfigurations } from "./configuration.ts"
import { lintFailure } from "./failures.ts"
import { readFiles } from "./files.ts"
import type { Notices } from "./notices.ts"
import { replaceText, type SourceFile } from "./replace.ts"

/** A report and what is wrong with it, once it is fixed as far as was asked for. */
export interface CheckedReport extends LintResult {
  readonly path: string
  /** The report that it was held against besides. */
  readonly lastYear?: CheckedReport
}

/** How many reports were checked, and how many findings they have of each severity. */
export type Summary = Readonly<Record<"reports" | Severity, number>>

/** Checks the reports among the files of the command's paths. */
export async function checkReports(
  command: CheckCommand,
  notices: Notices,
): Promise<readonly CheckedReport[]> {
  const reports: CheckedReport[] = []
  const configurationOf = openConfigurations(command.config, notices)
  for await (const file of readFiles(command.paths, notices)) {
    const configuration = await configurationOf(file.path)
    if (configuration.isExcluded) {
      notices.note({ key: "cli.excluded", values: { path: file.path } })
      continue
    }
    try {
      const result = await checkFile(file, command, configuration, notices)
      if (result) reports.push({ path: file.path, ...result })
      else notices.note({ key: "cli.not-report", values: { path: file.path } })
    } catch (error) {
      notices.fail(lintFailure(file.path, error))
    }
  }
  const checked = holdAgainstLastYears(reports, command.locale)
  tellFailedRules(checked, notices)
  return checked
}

export function summarise(reports: readonly CheckedReport[]): Summary {
  const summary = { reports: reports.length, error: 0, warning: 0, information: 0, hint: 0 }
  for (const { severity } of reports.flatMap(({ findings }) => findings)) summary[severity]++
  return summary
}

/** Absent when the file is not a report. */
async function checkFile(
  file: SourceFile,
  command: CheckCommand,
  configuration: RuleConfiguration,
  notices: Notices,
): Promise<LintResult | undefined> {
  const options = { locale: command.locale, configuration }
  const asWritten = lint(file.text, options)
  if (!asWritten) return undefined
  const fixed = command.fix ? fixAll(file.text, configuration) : file.text
  const text = command.recompute ? recomputeText(fixed, file.path, notices) : fixed
  if (text === file.text) return asWritten
  const failure = await replaceText(file, text)
  if (!failure) return lint(text, options)
  notices.fail(failure)
  return asWritten
}

/** Last year's report of one is another one, as that is once it is fixed. */
function holdAgainstLastYears(
  reports: readonly CheckedReport[],
  locale: Locale,
): readonly CheckedReport[] {
  const findLastYear = lastYearsAmong(
    reports.map((report) => ({ report, title: report.facts.title })),
  )
  return reports.map((report) => {
    const { facts, configuration } = report
    const lastYear = findLastYear(facts)?.report
    if (!lastYear) return report
    const options = { locale, lastYear: lastYear.facts, ...(configuration && { configuration }) }
    return { ...report, lastYear, findings: check(facts, options) }
  })
}

/** Tells of each rule that failed, by the first report that it failed on. */
function tellFailedRules(reports: readonly CheckedReport[], notices: Notices): void {
  const told = new Set<string>()
  for (const { path, findings } of reports) {
    for (const { rule, failure } of findings) {
      if (failure === undefined || told.has(rule)) continue
      told.add(rule)
      const [cause = ""] = failure.split("\n")
      notices.fail({ key: "cli.rule-failed", values: { path, rule, cause } })
    }
  }
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
