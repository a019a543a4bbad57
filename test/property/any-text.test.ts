import { test } from "node:test"
import { properties } from "../support/properties.ts"
import { checkProperty } from "../support/property.ts"

for (const [name, property] of Object.entries(properties))
  test(name, (t) => checkProperty(t, property, 150))
