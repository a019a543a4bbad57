import { oneReport } from "../corpora.ts"
import { commandLine } from "../folders.ts"
import { node, time } from "../programs.ts"
import { type Row, scatterOf } from "../row.ts"
import type { Scale } from "../scale.ts"
import { sideBySide } from "../side-by-side.ts"
import { median } from "../statistics.ts"

/** The command line on one report; and how far two equal programs differ, which is the noise. */
export async function measureStart({ rounds }: Scale): Promise<readonly Row[]> {
  const report = oneReport()
  const { times, ratio } = await sideBySide(
    {
      "node -e 0": () => time(node("-e", "0")),
      check: () => time(node(commandLine, "check", report)),
      "node -e 0 again": () => time(node("-e", "0")),
    },
    rounds,
  )
  const nothing = { name: "node -e 0", value: median(times["node -e 0"]) }
  return [
    {
      what: "noise: node -e 0 against itself",
      value: median(times["node -e 0 again"]),
      unit: "ms",
      ...scatterOf(times["node -e 0 again"]),
      against: nothing,
      ratio: ratio("node -e 0 again", "node -e 0"),
    },
    {
      what: "command line, one report",
      value: median(times.check),
      unit: "ms",
      ...scatterOf(times.check),
      against: nothing,
      ratio: ratio("check", "node -e 0"),
      aim: { ratio: 1.6 },
    },
  ]
}
