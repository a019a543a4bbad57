import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { suite, test } from "node:test"
import { forms } from "../../server/core/form/forms.ts"

const ROOT = join(import.meta.dirname, "../..")
const CORE = join(ROOT, "server/core")
// Pure libraries: no IO, no state.
const ALLOWED = [
  "zod",
  "zod/mini",
  "fastest-levenshtein",
  "big.js",
  "htmlparser2",
  "papaparse",
  "picomatch",
  "get-east-asian-width",
]

interface Import {
  readonly file: string
  /** A path below server/core, or the name of a package. */
  readonly target: string
  readonly isTypeOnly: boolean
}

const files = readdirSync(CORE, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".ts"),
)
const imports = files.flatMap(readImports)

suite("the core keeps to itself", () => {
  test("it imports its own files, the catalogue of messages and pure libraries", () => {
    const strangers = imports.filter(
      ({ target }) =>
        !ALLOWED.includes(target) &&
        (target.startsWith("..")
          ? !target.startsWith("../../l10n/")
          : !files.includes(target) && !target.endsWith(".json")),
    )
    assert.deepEqual(strangers, [])
  })

  test("it has no clock, no randomness, no console, no dynamic code", () => {
    for (const file of files) {
      const source = readFileSync(join(CORE, file), "utf8")
      const found =
        /\b(?:Date\.now|new Date\(\)|performance\.|Math\.random|console\.|process\.|eval\(|new Function|import\()/.exec(
          source,
        )
      assert.equal(found?.[0], undefined, file)
    }
  })

  test("the tree knows no form, and rules know no layout's syntax but its writer", () => {
    assert.deepEqual(crossing("syntax/", ["form/", "bind/", "rules/", "formulas/"]), [])
    assert.deepEqual(crossing("text/", ["syntax/", "form/", "bind/", "rules/", "formulas/"]), [])
    assert.deepEqual(crossing("bind/", ["rules/"]), [])
    assert.deepEqual(crossing("formulas/", ["rules/"]), [])
  })

  test("schemas are read by tests, not at run time: the core takes only types from them", () => {
    const loading = imports.filter(
      ({ file, target, isTypeOnly }) =>
        target.startsWith("form/schema") && !isTypeOnly && !file.startsWith("form/schema"),
    )
    assert.deepEqual(loading, [])
  })
})

suite("rules name no form, no year and no label", () => {
  const labels = forms.flatMap(({ sections, tables }) => [
    ...sections.map(({ title }) => title),
    ...tables.flatMap(({ parts }) =>
      parts.flatMap(({ rows, columns }) => [
        ...rows.flatMap(({ labels }) => labels),
        ...columns.map(({ label }) => label),
      ]),
    ),
  ])
  for (const file of files.filter((name) => name.startsWith("rules/")))
    test(file, () => {
      // Examples are reports: they have labels, and they are data.
      const code = readFileSync(join(CORE, file), "utf8")
        .replace(/examples: \[[\s\S]*?\n {2}\],/, "")
        .replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, "")
      for (const label of labels) assert.ok(!code.includes(`"${label}"`), label)
      for (const { id } of forms) assert.ok(!code.includes(id), id)
      assert.doesNotMatch(code, /\b20[12]\d\b/)
    })
})

function crossing(from: string, to: readonly string[]): readonly Import[] {
  return imports.filter(
    ({ file, target }) => file.startsWith(from) && to.some((folder) => target.startsWith(folder)),
  )
}

function readImports(file: string): readonly Import[] {
  const source = readFileSync(join(CORE, file), "utf8")
  return Array.from(
    source.matchAll(/^import (type )?[^"]*"([^"]+)"/gm),
    ([, type, target = ""]) => ({
      file,
      target: target.startsWith(".") ? relative(CORE, join(CORE, dirname(file), target)) : target,
      isTypeOnly: type !== undefined,
    }),
  )
}
