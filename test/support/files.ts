import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

/** A report from a file; `id` is "000" to "004", the same for a fixture and the seed that it stands for. */
export interface ReportFile {
  readonly id: string
  readonly name: string
  readonly text: string
}

const TEST = join(import.meta.dirname, "..")
const SEEDS = join(TEST, "../../shared/seeds")

/** Reports with the headings, tables and quirks of real ones, and prose of our own. */
export const fixtures: readonly ReportFile[] = readReports(join(TEST, "fixtures"), "fixture")

/** The real reports; none where their folder does not stand beside the checkout. */
export const seeds: readonly ReportFile[] = existsSync(SEEDS) ? readReports(SEEDS, "seed") : []

/** The text of the fixture `id`. */
export function fixture(id: string): string {
  const found = fixtures.find((file) => file.id === id)
  if (!found) throw new Error(`no fixture ${id}`)
  return found.text
}

function readReports(folder: string, kind: string): readonly ReportFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .toSorted()
    .map((name) => {
      const id = name.slice(0, 3)
      return { id, name: `${kind} ${id}`, text: readFileSync(join(folder, name), "utf8") }
    })
}
