import { readFileSync } from "node:fs"
import { setTimeout } from "node:timers/promises"
import { Client } from "../client.ts"
import { yamlServer } from "../competitors.ts"
import { longReport, oneReport, yamlLike } from "../corpora.ts"
import { server } from "../folders.ts"
import { memoryOf, node, type Program } from "../programs.ts"
import { type Row, scatterOf } from "../row.ts"
import type { Scale } from "../scale.ts"
import { sideBySide } from "../side-by-side.ts"
import { median, p99 } from "../statistics.ts"
import { digitsOf, typist } from "../typing.ts"

const OURS = "report-lint"
const THEIRS = "yaml-language-server"
type Server = typeof OURS | typeof THEIRS

const servers: Readonly<Record<Server, () => Program>> = {
  [OURS]: () => node(server, "--stdio"),
  [THEIRS]: yamlServer,
}

/** From didChange to publishDiagnostics over stdio, one edit after another. */
export async function measureTyping(scale: Scale): Promise<readonly Row[]> {
  const six = { size: "6 KB", path: oneReport(), edits: scale.edits, unmeasured: 1000 }
  const long = { size: "1 MB", path: longReport(1), edits: scale.longEdits, unmeasured: 10 }
  return [...(await compare(six, { median: 1, p99: 5 })), ...(await compare(long, { median: 20 }))]
}

/** From the start of a server to the diagnostics of the first document. */
export async function measureFirstDiagnostics({ rounds }: Scale): Promise<readonly Row[]> {
  const text = readFileSync(oneReport(), "utf8")
  // Its code is kept some time after its first report.
  const first = await open(OURS, text)
  await setTimeout(2000)
  await first.close()
  const start = (name: Server) => async () => {
    const start = performance.now()
    const session = await open(name, text)
    const milliseconds = performance.now() - start
    await session.close()
    return milliseconds
  }
  const { times, ratio } = await sideBySide(
    { [OURS]: start(OURS), [THEIRS]: start(THEIRS) },
    rounds,
  )
  return [
    {
      what: "server, start to first diagnostics, 6 KB",
      value: median(times[OURS]),
      unit: "ms",
      ...scatterOf(times[OURS]),
      against: { name: THEIRS, value: median(times[THEIRS]) },
      ratio: ratio(OURS, THEIRS),
      aim: { value: 50 },
    },
  ]
}

/** What the server needs for a report, and whether that stays so while people type. */
export async function measureServerMemory({ steadyEdits }: Scale): Promise<readonly Row[]> {
  const early = steadyEdits / 10
  const session = await open(OURS, readFileSync(oneReport(), "utf8"))
  await session.type(100)
  const peak = memoryOf(session.id, "VmHWM")
  await session.type(early - 100)
  const before = memoryOf(session.id, "VmRSS")
  await session.type(steadyEdits - early)
  const after = memoryOf(session.id, "VmRSS")
  const peakOfAll = memoryOf(session.id, "VmHWM")
  await session.close()
  if (!peak || !before || !after || !peakOfAll) return []
  const count = (edits: number) => `${edits.toLocaleString("en")} edits`
  return [
    { what: "server, peak memory, 6 KB, 100 edits", value: peak, unit: "MiB", aim: { value: 70 } },
    { what: `server, peak memory, ${count(steadyEdits)}`, value: peakOfAll, unit: "MiB" },
    {
      what: `server, memory after ${count(steadyEdits)}`,
      value: after,
      unit: "MiB",
      against: { name: `after ${count(early)}`, value: before },
      ratio: after / before,
      aim: { ratio: 1.1 },
    },
  ]
}

interface Task {
  readonly size: string
  readonly path: string
  readonly edits: number
  readonly unmeasured: number
}

async function compare(
  { size, path, edits, unmeasured }: Task,
  aims: { readonly median: number; readonly p99?: number },
): Promise<readonly Row[]> {
  const text = readFileSync(path, "utf8")
  const times: Record<Server, number[]> = { [OURS]: [], [THEIRS]: [] }
  for (let round = 0; round < 3; round++) {
    for (const name of [OURS, THEIRS] as const) {
      // A few edits tell how long the other waits.
      const part = name === OURS ? 1 : edits / 10
      const session = await open(name, text)
      await session.type(Math.ceil(unmeasured / part))
      times[name].push(...(await session.type(Math.ceil(edits / part))))
      await session.close()
    }
  }
  const row = (name: string, of: (times: readonly number[]) => number, atMost?: number): Row => ({
    what: `didChange to diagnostics, ${size}, ${name}`,
    value: of(times[OURS]),
    unit: "ms",
    ...(of === median && scatterOf(times[OURS])),
    against: { name: THEIRS, value: of(times[THEIRS]) },
    ratio: of(times[OURS]) / of(times[THEIRS]),
    ...(atMost !== undefined && { aim: { value: atMost } }),
  })
  return [row("median", median, aims.median), row("p99", p99, aims.p99)]
}

interface Session {
  readonly id: number | undefined
  /** The milliseconds of each edit. */
  type(edits: number): Promise<readonly number[]>
  close(): Promise<void>
}

async function open(name: Server, report: string): Promise<Session> {
  const isYaml = name === THEIRS
  const text = isYaml ? yamlLike(report) : report
  const client = new Client(servers[name](), isYaml ? "yaml" : "md")
  await client.open(text, isYaml ? "yaml" : "markdown")
  const places = isYaml ? Array.from(text.matchAll(/\d(?=\n)/g), (at) => at.index) : digitsOf(text)
  const type = typist(text, places)
  return {
    id: client.id,
    async type(edits) {
      const times: number[] = []
      while (times.length < edits) {
        const typed = type()
        const before = text.slice(0, typed.place).split("\n")
        const character = before.at(-1)?.length ?? 0
        const start = performance.now()
        await client.type(before.length - 1, character, typed)
        times.push(performance.now() - start)
      }
      return times
    },
    close: () => client.close(),
  }
}
