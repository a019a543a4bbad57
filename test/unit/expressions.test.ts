import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { RegExpParser, visitRegExpAST } from "@eslint-community/regexpp"
import { analyse } from "scslre"
import {
  type Expression,
  findConstructed,
  findInJson,
  findLiterals,
} from "../support/expressions.ts"

suite("no regular expression takes more than linear time", () => {
  test("of those written as literals", () => {
    const literals = findLiterals()
    assert.ok(literals.length > 100, `only ${literals.length} were found`)
    assert.deepEqual(findSlow(literals), [])
  })

  test("of those that are put together", async () => {
    const constructed = await findConstructed()
    assert.ok(constructed.length > 0)
    assert.deepEqual(findSlow(constructed), [])
  })

  test("of those that VS Code runs", () => {
    const manifest = findInJson("package.json", "").filter(({ source }) => source.startsWith("^"))
    const configuration = findInJson("language-configuration.json", "u")
    assert.ok(manifest.length > 0 && configuration.length > 5)
    assert.deepEqual(findSlow([...manifest, ...configuration]), [])
  })

  test("a slow one is found, whatever makes it slow", () => {
    const slow = {
      "nested repetitions": "^(a+)+$",
      "two repetitions of the same": "^\\s*\\|?\\s*$",
      "a repetition that may start anywhere": "\\s+$",
      "a repetition within a lookahead": "x(?=a+b)",
      "a repetition within a lookbehind": "(?<=a\\s*)b",
    }
    for (const [name, source] of Object.entries(slow))
      assert.equal(findSlow([{ file: name, source, flags: "" }]).length, 1, name)
    for (const source of ["^\\s*(?:\\|\\s*)?$", "(?<!\\s)\\s+$", "a{0,9}b"])
      assert.deepEqual(findSlow([{ file: "", source, flags: "" }]), [], source)
  })
})

/** What is wrong with each expression that is not known to be linear. */
function findSlow(expressions: readonly Expression[]): readonly string[] {
  return expressions.flatMap(({ file, source, flags }) => {
    const { reports } = analyse({ source, flags })
    const causes = reports.map(({ type }) => type)
    if (repeatsInLookaround(source, flags)) causes.push("Lookaround" as never)
    return causes.length === 0 ? [] : [`${file}: /${source}/${flags}: ${causes.join(", ")}`]
  })
}

/**
 * True where a lookahead or lookbehind has a repetition without end: it may run again from every place at
 * which it stands, which the analysis does not follow.
 */
function repeatsInLookaround(source: string, flags: string): boolean {
  const expression = new RegExpParser().parseLiteral(`/${source || "(?:)"}/${flags}`)
  let depth = 0
  let isFound = false
  visitRegExpAST(expression, {
    onAssertionEnter: () => {
      depth++
    },
    onAssertionLeave: () => {
      depth--
    },
    onQuantifierEnter: ({ max }) => {
      if (depth > 0 && max === Number.POSITIVE_INFINITY) isFound = true
    },
  })
  return isFound
}
