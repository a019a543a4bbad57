import { test } from "node:test"
import fc from "fast-check"
import { anyText, mutatedFixture } from "../support/mutations.ts"
import { checkProperty } from "../support/property.ts"
import { assertFixesConverge, assertRecomputeConverges, assertSound } from "../support/sound.ts"

const anything = fc.oneof(anyText, { weight: 3, arbitrary: mutatedFixture })

test("linting never throws, spans lie in the text, edits are disjoint, a second run says the same", (t) => {
  checkProperty(t, fc.property(anything, assertSound), 150)
})

test("safe fixes converge in one pass and keep every readable figure", (t) => {
  checkProperty(t, fc.property(anything, assertFixesConverge), 150)
})

test("recomputing changes figures only, and a second time nothing", (t) => {
  checkProperty(t, fc.property(anything, assertRecomputeConverges), 150)
})
