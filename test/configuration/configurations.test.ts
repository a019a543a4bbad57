import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { Configurations } from "../../server/configurations.ts"
import type { Files } from "../../server/workspace/files.ts"

const FOLDER = "file:///r"
const REPORT = `${FOLDER}/report.txt`
const listener = { mistaken() {}, changed() {} }

suite("settings that come while others are read", () => {
  test("the editor's latest hold, though the earlier ones take longer to read", async () => {
    const configurations = new Configurations(undefined, listener)
    configurations.setFolders([FOLDER])
    await Promise.all([
      configurations.setEditor({
        reportLint: { run: "onSave" },
        folders: { [FOLDER]: { proseRules: false } },
      }),
      configurations.setEditor({ reportLint: null }),
    ])
    const { run, proseRules } = configurations.of(REPORT)
    assert.deepEqual({ run, proseRules }, { run: "onType", proseRules: true })
  })

  test("a settings file that changes while it is first read is read again", async () => {
    const texts = ['{ "run": "onSave" }', '{ "run": "onType", "proseRules": false }']
    const files: Partial<Files> = { read: async () => texts.shift() }
    const configurations = new Configurations(files as Files, listener)
    configurations.setFolders([FOLDER])
    configurations.of(REPORT)
    configurations.lookAgain(`${FOLDER}/.report-lint.json`)
    await until(() => configurations.of(REPORT).proseRules === false)
    assert.equal(configurations.of(REPORT).run, "onType")
  })
})

async function until(isSo: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !isSo(); turn++) await new Promise(setImmediate)
  assert.ok(isSo())
}
