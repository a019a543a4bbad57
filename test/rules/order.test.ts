import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { findOutOfOrder } from "../../server/core/rules/order.ts"
import { checkProperty } from "../support/property.ts"

test("what stands out of order is the fewest whose removal leaves the rest increasing", (t) => {
  const values = fc.array(fc.nat(6), { maxLength: 8 })
  checkProperty(
    t,
    fc.property(values, (values) => {
      const found = new Set(findOutOfOrder(values))
      const left = values.filter((_, index) => !found.has(index))
      assert.ok(isIncreasing(left), left.join())
      assert.equal(left.length, longestIncreasing(values))
    }),
  )
})

test("of two alike one is out of order", () => {
  assert.equal(findOutOfOrder([0, 1, 1, 2]).length, 1)
})

function longestIncreasing(values: readonly number[]): number {
  const all = Array.from({ length: 2 ** values.length }, (_, choice) =>
    values.filter((_, index) => (choice >> index) & 1),
  )
  return Math.max(...all.filter(isIncreasing).map(({ length }) => length))
}

function isIncreasing(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? value))
}
