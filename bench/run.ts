// `npm run bench`: prints a table and writes results.json; `npm run bench -- --quick growth start` measures
// less, and only these.
import { writeFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { install } from "./competitors.ts"
import { discardOld } from "./corpora.ts"
import { measureEdits, measureLayouts } from "./measurements/edits.ts"
import { measureFolder, measureLongReport } from "./measurements/folder.ts"
import { measureGrowth } from "./measurements/growth.ts"
import { measureMemory } from "./measurements/memory.ts"
import {
  measureFirstDiagnostics,
  measureServerMemory,
  measureTyping,
} from "./measurements/server.ts"
import { measureStart } from "./measurements/start.ts"
import { isMet, printTable, type Row } from "./row.ts"
import { full, quick, type Scale } from "./scale.ts"

const measurements: Readonly<Record<string, (scale: Scale) => Promise<readonly Row[]>>> = {
  start: measureStart,
  "long-report": measureLongReport,
  edits: measureEdits,
  typing: measureTyping,
  "first-diagnostics": measureFirstDiagnostics,
  "server-memory": measureServerMemory,
  layouts: measureLayouts,
  growth: measureGrowth,
  memory: measureMemory,
  folder: measureFolder,
}

const { values, positionals } = parseArgs({
  options: { quick: { type: "boolean" } },
  allowPositionals: true,
})
const names = Object.keys(measurements)
const unknown = positionals.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  throw new Error(`None is named ${unknown.join(", ")}; there are ${names.join(", ")}`)
}
const chosen = names.filter((name) => positionals.length === 0 || positionals.includes(name))

install()
discardOld()
const rows: Row[] = []
for (const name of chosen) {
  const start = performance.now()
  rows.push(...((await measurements[name]?.(values.quick ? quick : full)) ?? []))
  console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`)
}

console.log(`Node ${process.versions.node}, ${availableParallelism()} cores\n\n${printTable(rows)}`)
const results = rows.map((row) => ({ ...row, isMet: isMet(row) }))
writeFileSync(join(import.meta.dirname, "results.json"), `${JSON.stringify(results, null, 2)}\n`)
