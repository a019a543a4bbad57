import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join, matchesGlob } from "node:path"
import { test } from "node:test"
import manifest from "../../package.json" with { type: "json" }

const contributing = readFileSync(join(import.meta.dirname, "../../CONTRIBUTING.md"), "utf8")
const [, section = ""] = contributing.split("## Dependencies, and why each is there")

test("every dependency is listed with why it is there, and nothing else is", () => {
  const listed = Array.from(
    section.matchAll(/^\| (?!package|for development|-)(.+?) \| (.+) \|$/gm),
  )
  const names = listed.flatMap(([, cell = ""]) => cell.split(", "))
  for (const [, name, reason = ""] of listed) assert.match(reason, /\w{3}/, name)
  const dependencies = Object.keys(manifest.devDependencies)
  const isListed = (dependency: string) => names.some((name) => matchesGlob(dependency, name))
  assert.deepEqual(
    dependencies.filter((dependency) => !isListed(dependency)),
    [],
  )
  assert.deepEqual(
    names.filter((name) => !dependencies.some((dependency) => matchesGlob(dependency, name))),
    [],
  )
})

test("none is there at run time: all of them are bundled, and none runs a script but those named", () => {
  assert.ok(!("dependencies" in manifest))
  const lock = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../package-lock.json"), "utf8"),
  ) as { packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }> }
  const running = Object.entries(lock.packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path.replace(/^.*node_modules\//, "")] : [],
  )
  const decided = Object.keys(manifest.allowScripts)
  assert.deepEqual(
    running.filter((name) => !decided.includes(name)),
    [],
  )
})

test("restricted mode is supported: nothing of a workspace is run, so nothing has to be left out", () => {
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces, { supported: true })
})
