import assert from "node:assert/strict"
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, join } from "node:path"
import { suite, test } from "node:test"

const ROOT = join(import.meta.dirname, "../..")
const page = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8")

suite("ARCHITECTURE.md", () => {
  test("every room in its table exists", () => {
    assert.deepEqual(
      rooms().filter((path) => !existsSync(join(ROOT, path))),
      [],
    )
  })

  test("every folder, and every file of the server that is in no room, is in its table", () => {
    const named = rooms()
    const found = [
      ...entriesOf(".").filter(
        (path) => isFolder(path) && !/^\./.test(path) && !MADE.includes(path),
      ),
      ...[...entriesOf("server"), ...entriesOf("server/core")].filter(
        (path) => path !== "server/core",
      ),
    ]
    const isNamed = (path: string) =>
      named.some((room) => room === path || room.startsWith(`${path}/`))
    assert.deepEqual(
      found.filter((path) => !isNamed(path)),
      [],
    )
  })

  test("every test that it names as holding an invariant exists", () => {
    const tests = [...page.matchAll(/`(test\/[\w/.-]+)`/g)].map(([, path = ""]) => path)
    assert.ok(tests.length > 20)
    assert.deepEqual(
      tests.filter((path) => !existsSync(join(ROOT, path))),
      [],
    )
  })
})

/** Folders that are made, not written. */
const MADE = ["dist", "node_modules"]

/** The paths in the first column of the table: names after the first lie beside it, where they have no folder. */
function rooms(): readonly string[] {
  const lines = page.split("\n").filter((line) => /^\| `/.test(line))
  return lines.flatMap((line) => {
    const names = [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(
      ([, name = ""]) => name,
    )
    const folder = names[0]?.endsWith(".ts") ? dirname(names[0]) : "."
    return names.map((name, index) => (index === 0 ? name : join(folder, name)))
  })
}

function entriesOf(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder)).map((name) => join(folder, name))
}

function isFolder(path: string): boolean {
  return statSync(join(ROOT, path)).isDirectory()
}
