import { linters } from "../competitors.ts"
import { longReport, manyReports, oneReport } from "../corpora.ts"
import { commandLine } from "../folders.ts"
import { node, peakOf, peakOfNode } from "../programs.ts"
import type { Row } from "../row.ts"
import type { Scale } from "../scale.ts"
import { median } from "../statistics.ts"

// Now and then a compiler is at work just before the end, which takes 6 MiB.
const RUNS = 15

/** The most memory that the command line has had at once. */
export async function measureMemory({ many }: Scale): Promise<readonly Row[]> {
  const folder = manyReports(many)
  const what = `command line, peak memory, ${many.toLocaleString("en")} reports`
  const against = [
    { name: "markdownlint-cli2", value: peakOfNode(linters["markdownlint-cli2"](folder)) },
    { name: "rumdl", value: await peakOf(linters.rumdl(folder)) },
  ]
  const ofFolder = peakOfNode(node(commandLine, "check", folder))
  const nothing = usual(() => peakOfNode(node("-e", "0")))
  const ofOne = usual(() => peakOfNode(node(commandLine, "check", oneReport())))
  return [
    {
      what: "command line, peak memory, one report",
      value: ofOne,
      unit: "MiB",
      against: { name: "node -e 0", value: nothing },
      ratio: ofOne / nothing,
      aim: { value: 60 },
    },
    {
      what: "command line, peak memory, a report of 10 MB",
      value: peakOfNode(node(commandLine, "check", longReport(10))),
      unit: "MiB",
    },
    ...against.flatMap(({ name, value }): readonly Row[] =>
      value === undefined
        ? []
        : [
            {
              what,
              value: ofFolder,
              unit: "MiB",
              against: { name, value },
              ratio: ofFolder / value,
            },
          ],
    ),
  ]
}

function usual(measure: () => number): number {
  return median(Array.from({ length: RUNS }, measure))
}
