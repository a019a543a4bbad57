import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { recompute } from "../../server/core/formulas/recompute.ts"
import { lint } from "../../server/core/lint.ts"
import { actionsAt } from "../../server/features/actions.ts"
import { findFolds } from "../../server/features/folding.ts"
import { formatTables } from "../../server/features/format.ts"
import { hintsIn } from "../../server/features/hints.ts"
import { findLenses } from "../../server/features/lenses.ts"
import { toPreview } from "../../server/features/preview.ts"
import { findSymbols } from "../../server/features/symbols.ts"
import { findTokens } from "../../server/features/tokens.ts"
import { hostileShapes } from "../support/hostile.ts"
import { leastTime } from "../support/time.ts"

// Characters; the short one has room for two reports, whose rows come twice. A text so many times as long may
// take so many times as long, and three times that: the rest is the machine's, whose caches are too small, whose
// memory is to be swept, and which may have other work.
const [SHORT, LONG] = [5_000, 40_000]
const ALLOWANCE = 3
/** How many characters each try has less than the one before: most shapes are then another text, and none remembered. */
const STEP = 40
/** Milliseconds below which nothing is measured: less is noise. */
const LEAST = 0.5
/** Most need one; what is slow at first may be waiting for the compiler. */
const TRIES = 20
/** A short text is taken often: the first times show how long the compiler takes. */
const TRIES_OF_SHORT = 10

/** What is done with a text, and with which of the shapes: what takes several times as long with fewer. */
const work: Readonly<Record<string, readonly [(text: string) => unknown, RegExp]>> = {
  linting: [lint, /(?<!, below a report)$/],
  "fixing everything": [fixAll, /, in a cell$|^reports|^different/],
  "what an editor asks of the whole text": [askAll, /, in a section$|^different/],
}

for (const [what, [take, isTaken]] of Object.entries(work))
  suite(`${what} takes time in proportion to the text`, () => {
    for (const [name, shape] of Object.entries(hostileShapes)) {
      if (!isTaken.test(name)) continue
      test(name, () => {
        const timeOf = (length: number, tries: number, isEnough?: (time: number) => boolean) =>
          leastTime(tries, (attempt) => shape(length - attempt * STEP), take, isEnough)
        const most = ALLOWANCE * (shape(LONG).length / shape(SHORT).length)
        let short: number | undefined
        const isLinear = (time: number) => {
          if (time < most * LEAST) return true
          short ??= Math.max(LEAST, timeOf(SHORT, TRIES_OF_SHORT))
          return time < most * short
        }
        // Tried again only when it was slow: the machine may have been busy.
        const long = timeOf(LONG, TRIES, isLinear)
        assert.ok(isLinear(long), `${short?.toFixed(1)} ms became ${long.toFixed(1)} ms`)
      })
    }
  })

function askAll(text: string): unknown {
  const result = lint(text)
  if (!result) return undefined
  const { facts } = result
  const whole = { start: 0, end: facts.report.text.length }
  return [
    recompute(facts),
    formatTables(facts),
    findTokens(result, whole),
    findSymbols(facts),
    findFolds(facts),
    hintsIn(result, whole, "zh-cn"),
    findLenses(facts, "zh-cn"),
    toPreview(result, "zh-cn"),
    actionsAt(result, { start: whole.end, end: whole.end }, undefined, "zh-cn"),
  ]
}
