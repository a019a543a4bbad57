import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import iconv from "iconv-lite"
import { main, runCommand, runProcess } from "../cli/command.ts"
import { temporaryFolder, withFullWidthFigure, withWrongTotal } from "../cli/files.ts"
import { fixture } from "../support/files.ts"

const WRONG = withWrongTotal(fixture("000"))

async function check(cwd: string, ...args: string[]) {
  const all = [main, "check", "--format", "json", ...args]
  const { code, stdout, stderr } = await runProcess(process.execPath, all, { cwd })
  const { reports } = JSON.parse(stdout) as {
    reports: { path: string; findings: { rule: string; severity: string }[] }[]
  }
  const severities = Object.fromEntries(
    reports.map(({ path, findings }) => [
      path,
      findings.find(({ rule }) => rule === "row-total")?.severity,
    ]),
  )
  return { code, stderr, severities }
}

test("each report goes by the nearest settings file, not above the working folder", async (t) => {
  const folder = temporaryFolder(t, {
    ".report-lint.json": '{ "rules": { "row-total": "off" } }',
    "work/a.txt": WRONG,
    "work/b/.report-lint.json": '{ "rules": { "row-total": "hint" } }',
    "work/b/c/d.txt": WRONG,
  })
  const { severities } = await check(join(folder, "work"), ".")
  assert.deepEqual(severities, { "a.txt": "error", "b/c/d.txt": "hint" })
  const above = await check(folder, "work/a.txt")
  assert.deepEqual(above.severities, { "work/a.txt": undefined })
})

test("--config takes the place of what would be found", async (t) => {
  const folder = temporaryFolder(t, {
    ".report-lint.json": '{ "rules": { "row-total": "off" } }',
    "strict.json": '{ "rules": { "row-total": "warning" } }',
    "a.txt": WRONG,
  })
  const { severities } = await check(folder, "--config", "strict.json", "a.txt")
  assert.deepEqual(severities, { "a.txt": "warning" })
})

test("an excluded file is skipped, with a note", async (t) => {
  const folder = temporaryFolder(t, {
    ".report-lint.json": '{ "files": { "exclude": ["草稿"] } }',
    "草稿/a.txt": WRONG,
    "b.txt": fixture("000"),
  })
  const { code, severities, stderr } = await check(folder, ".")
  assert.deepEqual(Object.keys(severities), ["b.txt"])
  assert.match(stderr, /草稿\/a\.txt: skipped, since the settings exclude it/)
  assert.equal(code, 0)
})

test("a report by a form that the settings leave out is skipped, with a note, and not mended", async (t) => {
  const folder = temporaryFolder(t, {
    ".report-lint.json": '{ "forms": ["disclosure-2019"] }',
    "a.txt": WRONG,
    "b.txt": WRONG.replaceAll("2024", "2020"),
  })
  const { severities, stderr } = await check(folder, "--recompute", "--fix", "a.txt")
  assert.deepEqual(severities, {})
  assert.match(
    stderr,
    /a\.txt: skipped, since the settings leave out reports by its form, disclosure-2021/,
  )
  assert.equal(readFileSync(join(folder, "a.txt"), "utf8"), WRONG)
  assert.deepEqual((await check(folder, ".")).severities, { "b.txt": "error" })
})

test("a mistake in the settings is told once, ends with 2, and the rest applies", async (t) => {
  const folder = temporaryFolder(t, {
    ".report-lint.json": '{ "rules": { "row-total": "hint", "balance": "no" } }',
    "a.txt": WRONG,
    "b.txt": WRONG,
  })
  const { code, severities, stderr } = await check(folder, ".")
  assert.deepEqual(severities, { "a.txt": "hint", "b.txt": "hint" })
  assert.equal(stderr.match(/\.report-lint\.json: rules\.balance cannot be "no"/g)?.length, 1)
  assert.equal(code, 2)
})

test("a settings file that is not there is told", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": WRONG })
  const { code, stderr } = await runCommand([
    "check",
    "--config",
    join(folder, "none.json"),
    join(folder, "a.txt"),
  ])
  assert.match(stderr, /none\.json could not be read and has no effect/)
  assert.equal(code, 2)
  const misuse = await runCommand(["check", "--config=", folder])
  assert.match(misuse.stderr, /--config needs the path of a file/)
})

test("what keeps a settings file from being read is told in the user's language", async (t) => {
  const folder = temporaryFolder(t, {
    "a.txt": WRONG,
    "folder/b.txt": WRONG,
    "bytes.json": Buffer.from([0xff, 0xff, 0, 0xff]),
    "mistaken.json": '{\n  "run": "onSave",\n}\n',
  })
  const tell = async (name: string) => {
    const args = ["check", "--config", join(folder, name), join(folder, "a.txt")]
    const { code, stderr } = await runCommand(args, { LANG: "zh_CN.UTF-8" })
    assert.equal(code, 2)
    return stderr.slice(stderr.indexOf(name))
  }
  assert.match(
    await tell("folder"),
    /^folder 无法读取，不起作用：这是文件夹，不是文件，请检查路径。$/m,
  )
  assert.match(await tell("none.json"), /^none\.json 无法读取，不起作用：找不到这个文件/)
  assert.match(await tell("bytes.json"), /^bytes\.json 不是 UTF-8、UTF-16 或 GB18030 文本/)
  assert.match(await tell("mistaken.json"), /^mistaken\.json:3:1：这个括号前面多了一个逗号。/)
})

test("a settings file in GB18030 or UTF-16 is read as one in UTF-8 is", async (t) => {
  for (const encoding of ["gb18030", "utf16-le"]) {
    const settings = '{ "files": { "exclude": ["草稿"] } }'
    const folder = temporaryFolder(t, {
      ".report-lint.json": iconv.encode(settings, encoding, { addBOM: true }),
      "草稿/a.txt": WRONG,
    })
    const { stderr } = await check(folder, ".")
    assert.match(stderr, /草稿\/a\.txt: skipped, since the settings exclude it/)
  }
})

test("--fix leaves alone what a rule that is off would mend", async (t) => {
  const folder = temporaryFolder(t, {
    ".report-lint.json": '{ "rules": { "number-format": "off" } }',
    "a.txt": withFullWidthFigure(fixture("000")),
  })
  const { stdout } = await runProcess(process.execPath, [main, "check", "--fix", "a.txt"], {
    cwd: folder,
  })
  assert.doesNotMatch(stdout, /number-format/)
  const found = await runProcess(process.execPath, [main, "check", "--config", "none", "a.txt"], {
    cwd: folder,
  })
  assert.match(found.stdout, /number-format/)
})
