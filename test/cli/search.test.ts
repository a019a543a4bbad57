import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { chmodSync, symlinkSync } from "node:fs"
import { join, relative } from "node:path"
import { test } from "node:test"
import { fixture } from "../support/files.ts"
import { main, runCommand, runProcess } from "./command.ts"
import { temporaryFolder } from "./files.ts"

// Nothing is forbidden to root.
const unprivileged = process.getuid?.() === 0 ? { user: 65534 } : {}

/** The reports that were checked, by their path within `folder`. */
async function findReports(folder: string, ...paths: readonly string[]): Promise<string[]> {
  const { stdout } = await runCommand(["check", "--format", "json", ...paths])
  return JSON.parse(stdout).reports.map(({ path }: { path: string }) => relative(folder, path))
}

test("searches folders for what a report may be in, by name", async (t) => {
  const report = fixture("000")
  const folder = temporaryFolder(t, {
    "b.txt": report,
    "a/z.md": report,
    "a/B.TXT": report,
    "c.report": report,
    "d.docx": report,
    ".hidden/a.txt": report,
    "._b.txt": report,
    "node_modules/a.txt": report,
    "a/node_modules/a.txt": report,
  })
  assert.deepEqual(await findReports(folder, folder), ["a/B.TXT", "a/z.md", "b.txt", "c.report"])
})

test("reads a file that is named, whatever its name", async (t) => {
  const folder = temporaryFolder(t, { ".hidden/report": fixture("000") })
  assert.deepEqual(await findReports(folder, join(folder, ".hidden/report")), [".hidden/report"])
})

test("keeps the order of the paths and checks a file once", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("000"), "b.txt": fixture("000") })
  const b = join(folder, "b.txt")
  assert.deepEqual(await findReports(folder, b, folder, b), ["b.txt", "a.txt"])
})

test("follows links to files, not to folders", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("000"), "b/c.txt": fixture("000") })
  symlinkSync("a.txt", join(folder, "link.txt"))
  symlinkSync(".", join(folder, "b", "loop.txt"))
  symlinkSync("..", join(folder, "b", "up"))
  assert.deepEqual(await findReports(folder, folder), ["a.txt", "b/c.txt", "link.txt"])
})

test("leaves pipes in a folder alone, which may have no end", { timeout: 20_000 }, async (t) => {
  if (process.platform === "win32") return
  const folder = temporaryFolder(t, { "a.txt": fixture("000") })
  assert.equal(spawnSync("mkfifo", [join(folder, "pipe.txt")]).status, 0)
  assert.deepEqual(await findReports(folder, folder), ["a.txt"])
})

test("notes what is not a report, and ends with 0", async (t) => {
  const folder = temporaryFolder(t, { "empty.txt": "", "letter.txt": "各位同事：\n请查收。\n" })
  for (const args of [["check", "--format", "json"], ["extract"]]) {
    const { code, stdout, stderr } = await runCommand([...args, folder])
    assert.match(stderr, /empty\.txt: skipped.*\n.*letter\.txt: skipped/)
    assert.deepEqual(JSON.parse(stdout).reports, [])
    assert.equal(code, 0)
  }
})

test("notes a folder with nothing to read", async (t) => {
  const { code, stderr } = await runCommand(["check", temporaryFolder(t)])
  assert.match(stderr, /nothing to read/)
  assert.equal(code, 0)
})

test("goes on after a path that does not exist, and ends with 2", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("000") })
  const missing = join(folder, "missing.txt")
  const { code, stdout, stderr } = await runCommand(["check", missing, join(folder, "a.txt")])
  assert.match(stderr, /missing\.txt: not found; check/)
  assert.match(stdout, /Reports: 1/)
  assert.equal(code, 2)
})

test("goes on after a file and a folder that may not be read, and ends with 2", async (t) => {
  const folder = temporaryFolder(t, {
    "a.txt": fixture("000"),
    "secret.txt": fixture("000"),
    "vault/a.txt": fixture("000"),
  })
  chmodSync(folder, 0o755)
  chmodSync(join(folder, "secret.txt"), 0o200)
  chmodSync(join(folder, "vault"), 0o300)
  const { code, stdout, stderr } = await runProcess(
    process.execPath,
    [main, "check", folder],
    unprivileged,
  )
  chmodSync(join(folder, "vault"), 0o700)
  assert.match(stderr, /secret\.txt: you may not read it/)
  assert.match(stderr, /vault: you may not read it/)
  assert.match(stdout, /Reports: 1/)
  assert.equal(code, 2)
})
