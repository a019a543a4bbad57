import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Counts } from "../steps/counts.ts"

/** Where the suite and the extension run: a process, or a worker of the browser. */
export type HostKind = "node" | "web"

/** What the suite counted in its folder; one failure when it did not come to its end, or ran in another host. */
export function readCounts(folder: string, host: HostKind): Counts {
  try {
    const counts = JSON.parse(readFileSync(join(folder, "counts.json"), "utf8"))
    if (counts.host === host) return { passed: counts.passed, failed: counts.failed }
    console.error(`The suite ran in the ${counts.host} host`)
  } catch {
    // It left nothing.
  }
  return { passed: 0, failed: 1 }
}
