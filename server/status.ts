import type { DocumentStatus } from "./contract.ts"
import { type Configuration, isChecked } from "./core/configuration.ts"
import { readDirectives } from "./core/directives.ts"
import type { LintResult } from "./core/lint.ts"

/** What an editor says of a document at a glance: what it was read as, or why nothing is shown. */
export function toStatus(
  result: LintResult | undefined,
  configuration: Configuration,
  isTooLong: boolean,
): DocumentStatus {
  if (configuration.isExcluded) return { kind: "excluded" }
  if (isTooLong) return { kind: "too-long" }
  if (!result) return { kind: "not-a-report" }
  const { facts, findings } = result
  const { title, form, report } = facts
  const isOff = readDirectives(report.lines).some(
    ({ scope, targets }) => scope === "file" && targets.length === 0,
  )
  const count = (severity: string) =>
    findings.filter((finding) => finding.severity === severity).length
  const kind = isOff ? "off" : "report"
  return {
    kind: isChecked(form, configuration) ? kind : "form-off",
    form: form.document,
    ...(title && { year: title.year }),
    ...(title?.issuer !== undefined && { issuer: title.issuer }),
    errors: count("error"),
    warnings: count("warning"),
  }
}
