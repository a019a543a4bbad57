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

// Characters. A text so many times as long may take so many times as long, and as much again and a half: that is
// the machine's, whose caches are too small and whose memory is to be swept.
const [SHORT, LONG] = [5_000, 80_000]
const ALLOWANCE = 2.5
/** Milliseconds below which nothing is measured: less is noise. */
const LEAST = 1
const TRIES = 4
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
      test(name, (t) => {
        const [few, many] = [shape(SHORT), shape(LONG)]
        const short = Math.max(
          LEAST,
          least(TRIES_OF_SHORT, () => take(few)),
        )
        const most = ALLOWANCE * short * (many.length / few.length)
        const isLinear = (time: number) => time < most
        // Tried again only when it was slow: the machine may have been busy.
        const long = least(TRIES, () => take(many), isLinear)
        t.diagnostic(`${short.toFixed(1)} ms, ${long.toFixed(1)} ms`)
        assert.ok(isLinear(long), `${short.toFixed(1)} ms became ${long.toFixed(1)} ms`)
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

/** The least time of the processor, in milliseconds, of some tries: no more once one `isEnough`. */
function least(tries: number, take: () => void, isEnough = (_time: number) => false): number {
  let time = Number.POSITIVE_INFINITY
  for (let count = 0; count < tries && !isEnough(time); count++) {
    const start = process.cpuUsage()
    take()
    const { user, system } = process.cpuUsage(start)
    time = Math.min(time, (user + system) / 1000)
  }
  return time
}
