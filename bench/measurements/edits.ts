import { layoutReports, longReport, oneReport } from "../corpora.ts"
import { ask } from "../programs.ts"
import { type Row, scatterOf } from "../row.ts"
import type { Scale } from "../scale.ts"
import { median, p99 } from "../statistics.ts"

/** The library in process: a digit of a table is typed, and the whole text linted. */
export async function measureEdits({ edits, longEdits }: Scale): Promise<readonly Row[]> {
  const report = oneReport()
  const long = longReport(1)
  const unmeasured = 1000
  return [
    ...compare("edit in process, 6 KB", report, { edits, unmeasured }, { median: 0.2, p99: 1 }),
    ...compare("edit in process, 1 MB", long, { edits: longEdits, unmeasured: 5 }, { median: 30 }),
  ]
}

/** The same report in each layout. */
export async function measureLayouts({ edits }: Scale): Promise<readonly Row[]> {
  return Object.entries(layoutReports()).map(([name, path]) => {
    const times = ask<number[]>("edits.ts", "report-lint", path, String(edits / 5), "500")
    return {
      what: `edit in process, ${name}`,
      value: median(times),
      unit: "ms",
      ...scatterOf(times),
    }
  })
}

interface Count {
  readonly edits: number
  /** Before the measured ones, while the program still warms up. */
  readonly unmeasured: number
}

function compare(
  what: string,
  path: string,
  { edits, unmeasured }: Count,
  aims: { readonly median: number; readonly p99?: number },
): readonly Row[] {
  const times: Record<string, number[]> = {}
  // In processes of their own, one after the other, so that neither collects the garbage of the other.
  for (let round = 0; round < 3; round++) {
    for (const [engine, part] of [["report-lint", 1] as const, ["markdownlint", 20] as const]) {
      const count = (edits: number) => String(Math.ceil(edits / part))
      times[engine] ??= []
      times[engine].push(
        ...ask<number[]>("edits.ts", engine, path, count(edits), count(unmeasured)),
      )
    }
  }
  const { "report-lint": ours = [], markdownlint: theirs = [] } = times
  const row = (name: string, of: (times: readonly number[]) => number, atMost?: number): Row => ({
    what: `${what}, ${name}`,
    value: of(ours),
    unit: "ms",
    ...(of === median && scatterOf(ours)),
    against: { name: "markdownlint", value: of(theirs) },
    ratio: of(ours) / of(theirs),
    ...(atMost !== undefined && { aim: { value: atMost } }),
  })
  return [row("median", median, aims.median), row("p99", p99, aims.p99)]
}
