import fc from "fast-check"
import { assertFixesInAnyOrder, assertTypedAsFresh, type Typed } from "./edit-by-edit.ts"
import { fragment } from "./fragments.ts"
import { assertCellIsSet, assertPreferredActionHelps, assertRewritingKeeps } from "./keeps.ts"
import { assertFixesConverge, assertRecomputeConverges, assertSound } from "./sound.ts"
import { anything, baseTexts } from "./texts.ts"

const typed: fc.Arbitrary<Typed> = fc.record({
  at: fc.nat(1_000_000),
  length: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.nat(80)),
  newText: fc.oneof(fragment, fc.constantFrom("", "\r\n", "\n", "\r", "8", "𠮷")),
})

/** What holds of every text, by what it says: for the tests, and for as long as is asked. */
export const properties: Readonly<Record<string, fc.IRawProperty<unknown>>> = {
  "linting never throws, spans lie in the text, edits are disjoint, a second run says the same":
    fc.property(anything, assertSound),
  "safe fixes converge in one pass and keep every readable figure": fc.property(
    anything,
    assertFixesConverge,
  ),
  "recomputing changes figures only, and a second time nothing": fc.property(
    anything,
    assertRecomputeConverges,
  ),
  "a preferred action takes its finding away and brings no error": fc.property(
    anything,
    fc.nat(),
    assertPreferredActionHelps,
  ),
  "rewriting a table and lining it up keep every figure": fc.property(
    anything,
    assertRewritingKeeps,
  ),
  "a figure set in the preview changes its cell only": fc.property(
    anything,
    fc.nat(),
    fc.oneof(fc.nat(99_999).map(String), fragment),
    assertCellIsSet,
  ),
  "a report cut off at any place is as sound": fc.property(
    fc.constantFrom(...baseTexts),
    fc.nat(1_000_000),
    ({ print }, at) => {
      const text = print()
      assertSound(text.slice(0, at % (text.length + 1)))
    },
  ),
  "after edits one by one the server has told what it says of a text opened so": fc.asyncProperty(
    anything,
    fc.array(typed, { maxLength: 12 }),
    assertTypedAsFresh,
  ),
  "safe fixes made one by one, in any order, end as all at once do": fc.asyncProperty(
    anything,
    fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
    assertFixesInAnyOrder,
  ),
}
