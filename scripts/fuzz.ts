// npm run fuzz -- --minutes N [--seed S]: the property tests for as long as is asked, each round with its seed.
import { parseArgs } from "node:util"
import fc from "fast-check"
import { anyText, mutatedFixture } from "../test/support/mutations.ts"
import {
  assertFixesConverge,
  assertRecomputeConverges,
  assertSound,
} from "../test/support/sound.ts"

const RUNS_A_ROUND = 200

const { values } = parseArgs({ options: { minutes: { type: "string" }, seed: { type: "string" } } })
const end = performance.now() + Number(values.minutes ?? 1) * 60_000
let seed = Number(values.seed ?? Date.now() % 2 ** 31)
let rounds = 0

const property = fc.property(
  fc.oneof(anyText, { weight: 3, arbitrary: mutatedFixture }),
  (text) => {
    assertSound(text)
    assertFixesConverge(text)
    assertRecomputeConverges(text)
  },
)

do {
  const details = fc.check(property, { seed, numRuns: RUNS_A_ROUND })
  rounds++
  if (details.failed) {
    console.error(fc.defaultReportMessage(details))
    console.error(`Again: npm run fuzz -- --seed ${seed}`)
    process.exit(1)
  }
  console.log(`seed ${seed}: ${details.numRuns} texts, nothing found`)
  seed = (seed + 1) % 2 ** 31
} while (performance.now() < end)
console.log(`${rounds * RUNS_A_ROUND} texts, nothing found`)
