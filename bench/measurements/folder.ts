import { linters } from "../competitors.ts"
import { longReport, manyReports } from "../corpora.ts"
import { child, commandLine } from "../folders.ts"
import { node, time } from "../programs.ts"
import { type Row, scatterOf } from "../row.ts"
import type { Scale } from "../scale.ts"
import { type Contestants, sideBySide } from "../side-by-side.ts"
import { median } from "../statistics.ts"

const READING = "reading and splitting"

/** How many times as long as another program at most. */
type Aims = Readonly<Record<string, number>>

const AIMS: Aims = { [READING]: 3, rumdl: 1 / 2, "markdownlint-cli2": 1 / 30 }

/** The command line on a folder of reports, against reading them and against other linters. */
export async function measureFolder(scale: Scale): Promise<readonly Row[]> {
  const folder = manyReports(scale.many)
  const what = `command line, ${scale.many.toLocaleString("en")} reports`
  const quick = {
    [READING]: readAndSplit(folder),
    rumdl: () => time(linters.rumdl(folder)),
    autocorrect: () => time(linters.autocorrect(folder)),
  }
  const slow = {
    "markdownlint-cli2": () => time(linters["markdownlint-cli2"](folder)),
    textlint: () => time(linters.textlint(folder)),
  }
  return [
    ...(await against(what, folder, quick, AIMS, scale.folderRounds)),
    ...(await against(what, folder, slow, AIMS, scale.slowRounds)),
  ]
}

/** The command line on a long report, against reading it. */
export async function measureLongReport(scale: Scale): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const megabytes of [1, 10]) {
    const path = longReport(megabytes)
    const what = `command line, a report of ${megabytes} MB`
    const aims: Aims = megabytes === 10 ? { [READING]: 7 } : {}
    const contestants = { [READING]: readAndSplit(path) }
    rows.push(...(await against(what, path, contestants, aims, scale.folderRounds * 3)))
  }
  return rows
}

function readAndSplit(path: string): () => number {
  return () => time(node(child("read-and-split.mjs"), path))
}

async function against<Name extends string>(
  what: string,
  path: string,
  contestants: Contestants<Name>,
  aims: Aims,
  rounds: number,
): Promise<readonly Row[]> {
  const check = () => time(node(commandLine, "check", path))
  const { times, ratio } = await sideBySide<Name | "check">({ ...contestants, check }, rounds)
  return (Object.keys(contestants) as Name[]).map((name) => {
    const aim = aims[name]
    return {
      what,
      value: median(times.check),
      unit: "ms",
      ...scatterOf(times.check),
      against: { name, value: median(times[name]) },
      ratio: ratio("check", name),
      ...(aim !== undefined && { aim: { ratio: aim } }),
    }
  })
}
