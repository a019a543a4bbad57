import { test } from "node:test"
import { properties } from "../support/properties.ts"
import { checkProperty } from "../support/property.ts"

// Linting a report takes less than a millisecond, telling an editor of a dozen edits a hundred times that.
const RUNS = 100
const RUNS_OF_SLOW = 30
const SLOW = /one by one|rewriting/

for (const [name, property] of Object.entries(properties))
  test(name, (t) => checkProperty(t, property, SLOW.test(name) ? RUNS_OF_SLOW : RUNS))
