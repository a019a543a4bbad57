import assert from "node:assert/strict"
import { symlinkSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { pathToFileURL } from "node:url"
import { Configurations } from "../../server/configurations.ts"
import { allowed, readSettings } from "../../server/core/settings.ts"
import { makeSettingsSchema } from "../../server/core/settings-schema.ts"
import type { Files } from "../../server/workspace/files.ts"
import { nodeFiles } from "../../server/workspace/node-files.ts"
import { temporaryFolder } from "../cli/files.ts"

const schema = makeSettingsSchema(allowed)

test("settings are looked for from a report up to the folder that is open, and nowhere else", async (t) => {
  const outside = temporaryFolder(t, {
    ".report-lint.json": '{ "run": "onSave" }',
    "open/a/b/report.txt": "",
    "open/.report-lint.json": '{ "files": { "exclude": ["../**", "/**", "**/../../*"] } }',
    "open/node_modules/.report-lint.json": "{}",
  })
  symlinkSync(join(outside, ".report-lint.json"), join(outside, "open/a/.report-lint.json"))
  const root = pathToFileURL(join(outside, "open")).href
  const asked: string[] = []
  const files: Files = {
    list: (folder) => nodeFiles.list(folder),
    read(uri, folders) {
      asked.push(uri)
      return nodeFiles.read(uri, folders)
    },
  }
  const mistakes: unknown[] = []
  let changed = () => {}
  const configurations = new Configurations(files, {
    mistaken: (mistake) => mistakes.push(mistake),
    changed: () => changed(),
  })
  configurations.setFolders([root])
  const report = `${root}/a/b/report.txt`
  const known = new Promise<void>((resolve) => {
    changed = resolve
  })
  configurations.of(report)
  await known
  assert.deepEqual(mistakes, [])
  assert.deepEqual(
    asked,
    ["/a/b", "/a", ""].map((folder) => `${root}${folder}/.report-lint.json`),
  )
  // The link to the settings outside was not followed, and no pattern reaches a file of another folder.
  const { run, isExcluded } = configurations.of(report)
  assert.deepEqual({ run, isExcluded }, { run: "onType", isExcluded: true })
  const elsewhere = pathToFileURL(join(outside, "other.txt")).href
  assert.equal(configurations.of(elsewhere).isExcluded, false)
})

test("a settings file behind a folder that is a link is not read, though the report behind it is open", async (t) => {
  const outside = temporaryFolder(t, {
    "elsewhere/.report-lint.json": '{ "rules": { "row-total": "off" }, "run": "onSave" }',
    "elsewhere/inner/report.txt": "",
    "open/.report-lint.json": '{ "run": "onType", "proseRules": false }',
  })
  symlinkSync(join(outside, "elsewhere"), join(outside, "open/link"))
  const root = pathToFileURL(join(outside, "open")).href
  let changed = () => {}
  const listener = { mistaken() {}, changed: () => changed() }
  const configurations = new Configurations(nodeFiles, listener)
  configurations.setFolders([root])
  const report = `${root}/link/inner/report.txt`
  const known = new Promise<void>((resolve) => {
    changed = resolve
  })
  configurations.of(report)
  await known
  const { run, proseRules, rules } = configurations.of(report)
  assert.deepEqual({ run, proseRules, rules }, { run: "onType", proseRules: false, rules: {} })
})

test("no setting names a file to read or a program to run", () => {
  for (const name of ["extends", "plugins", "program", "command", "$ref", "include", "root"]) {
    const { settings, mistakes } = readSettings(schema, { [name]: "/etc/passwd", run: "onSave" })
    assert.deepEqual(settings, { run: "onSave" })
    assert.equal(mistakes.length, 1)
  }
  const own = JSON.parse('{ "__proto__": { "run": "onSave" }, "constructor": {} }')
  assert.deepEqual(readSettings(schema, own).settings, {})
  assert.equal(Object.hasOwn(Object.prototype, "run"), false)
})
