import type { CheckCommand } from "../arguments.ts"
import type { CheckedReport } from "../checker.ts"
import { printReport as printJson } from "./json.ts"
import { printReport as printStylish } from "./stylish.ts"

/** Prints one report in the format that was asked for. */
export function printerOf(
  { format, locale }: CheckCommand,
  isColoured: boolean,
): (report: CheckedReport) => string {
  return format === "json" ? printJson : (report) => printStylish(report, locale, isColoured)
}
