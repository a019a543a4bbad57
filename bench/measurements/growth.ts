import { longReport, manyReports, oneReport } from "../corpora.ts"
import { commandLine } from "../folders.ts"
import { ask, node, time } from "../programs.ts"
import type { Row } from "../row.ts"
import type { Scale } from "../scale.ts"
import { sideBySide } from "../side-by-side.ts"
import { median } from "../statistics.ts"

// Ten times as much in ten times as long, within 10 %.
const LINEAR = 11

/** How much longer ten times as much takes. */
export async function measureGrowth({
  few,
  many,
  rounds,
  folderRounds,
}: Scale): Promise<readonly Row[]> {
  const check = (path: string) => () => time(node(commandLine, "check", path))
  const lint = (path: string) => () =>
    median(ask<number[]>("edits.ts", "report-lint", path, "9", "5"))
  const folders = await sideBySide(
    { one: check(oneReport()), few: check(manyReports(few)), many: check(manyReports(many)) },
    folderRounds,
  )
  // Without the start, which is the same for all.
  const start = median(folders.times.one)
  const long = await sideBySide(
    { "1 MB": lint(longReport(1)), "10 MB": lint(longReport(10)) },
    Math.ceil(rounds / 8),
  )
  const growth = (what: string, name: string, small: number, large: number): Row => ({
    what,
    value: large,
    unit: "ms",
    against: { name, value: small },
    ratio: large / small,
    aim: { ratio: LINEAR },
  })
  const reports = (count: number) => `${count.toLocaleString("en")} reports`
  return [
    growth(
      `growth, command line, ${reports(many)}, without the start`,
      reports(few),
      median(folders.times.few) - start,
      median(folders.times.many) - start,
    ),
    growth(
      "growth, in process, a report of 10 MB",
      "1 MB",
      median(long.times["1 MB"]),
      median(long.times["10 MB"]),
    ),
  ]
}
