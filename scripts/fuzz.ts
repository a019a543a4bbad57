// npm run fuzz -- --minutes N [--seed S] [--only "words of a property"]: the properties for as long as is
// asked, each round with its seed, and every report in every layout cut off at every place.
import { parseArgs } from "node:util"
import fc from "fast-check"
import { properties } from "../test/support/properties.ts"
import { assertSound } from "../test/support/sound.ts"
import { baseTexts } from "../test/support/texts.ts"

const RUNS_A_ROUND = 100

const { values } = parseArgs({
  options: { minutes: { type: "string" }, seed: { type: "string" }, only: { type: "string" } },
})
const only = values.only ?? ""
const chosen = Object.entries(properties).filter(([name]) => name.includes(only))
const end = performance.now() + Number(values.minutes ?? 1) * 60_000
let seed = Number(values.seed ?? Date.now() % 2 ** 31)
let rounds = 0

if (chosen.length === 0) throw new Error(`No property has the words “${only}”`)
do {
  for (const [name, property] of chosen) await check(name, property)
  if (only === "") cutOff()
  rounds++
  console.log(`seed ${seed}: ${RUNS_A_ROUND * chosen.length} texts, nothing found`)
  seed = (seed + 1) % 2 ** 31
} while (performance.now() < end)
console.log(`${rounds * RUNS_A_ROUND * chosen.length} texts, nothing found`)
// A server in this process may still hold a timer.
process.exit(0)

async function check(name: string, property: fc.IRawProperty<unknown>): Promise<void> {
  const details = await fc.check(property, { seed, numRuns: RUNS_A_ROUND })
  if (!details.failed) return
  console.error(`${name}:\n${fc.defaultReportMessage(details)}`)
  fail(`--seed ${seed} --only "${name}"`)
}

/** One report a round, from its first character to its last. */
function cutOff(): void {
  const base = baseTexts[seed % baseTexts.length]
  const text = base?.print() ?? ""
  for (let length = 0; length < text.length; length++) {
    try {
      assertSound(text.slice(0, length))
    } catch (error) {
      console.error(`${base?.name}, its first ${length} characters:`, error)
      fail(`--seed ${seed}`)
    }
  }
}

function fail(again: string): never {
  console.error(`Again: npm run fuzz -- ${again}`)
  process.exit(1)
}
