import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Counts } from "../steps/counts.ts"

/** What the suite counted in its folder; one failure when it did not come to its end. */
export function readCounts(folder: string): Counts {
  try {
    return JSON.parse(readFileSync(join(folder, "counts.json"), "utf8"))
  } catch {
    return { passed: 0, failed: 1 }
  }
}
