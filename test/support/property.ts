import type { TestContext } from "node:test"
import fc from "fast-check"

/**
 * Checks a property on random input. The seed is printed; FC_SEED=… repeats a run, FC_PATH=… goes straight
 * to its counterexample, FC_RUNS=… makes it longer. Without `shrinks` the first counterexample is the one reported.
 */
export function checkProperty<Values>(
  t: TestContext,
  property: fc.IRawProperty<Values>,
  runs = 100,
  shrinks = true,
): void | Promise<void> {
  const { FC_SEED, FC_PATH, FC_RUNS } = process.env
  const seed = FC_SEED === undefined ? Date.now() % 2 ** 31 : Number(FC_SEED)
  t.diagnostic(`FC_SEED=${seed}`)
  return fc.assert(property, {
    seed,
    ...(FC_PATH !== undefined && { path: FC_PATH }),
    endOnFailure: FC_PATH !== undefined || !shrinks,
    numRuns: FC_RUNS === undefined ? runs : Number(FC_RUNS),
    // Shrinking a whole report may take long; a half shrunk counterexample still replays.
    interruptAfterTimeLimit: FC_RUNS === undefined ? 20_000 : 600_000,
  })
}
