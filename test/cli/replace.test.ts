import assert from "node:assert/strict"
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
} from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { fixture } from "../support/files.ts"
import { main, runCommand, runProcess } from "./command.ts"
import { temporaryFolder, withFullWidthFigure, withWrongTotal } from "./files.ts"

// Nothing is forbidden to root.
const unprivileged = process.getuid?.() === 0 ? { user: 65534 } : {}

test("--fix applies the safe fixes and reports what remains", async (t) => {
  const text = withFullWidthFigure(fixture("000"))
  const folder = temporaryFolder(t, { "a.txt": text })
  const { stdout } = await runCommand(["check", "--fix", "--format", "json", folder])
  const fixed = readFileSync(join(folder, "a.txt"), "utf8")
  assert.equal(fixed, fixAll(text))
  assert.match(fixed, /本年新收政府信息公开申请数量\t\t(?:0\t){7}/)
  const again = await runCommand(["check", "--format", "json", folder])
  assert.equal(stdout, again.stdout)
  assert.ok(!again.stdout.includes('"number-format"'))
})

test("--fix leaves a wrong total: only --recompute changes what a report says", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": withWrongTotal(fixture("000")) })
  const fixed = await runCommand(["check", "--fix", folder])
  assert.equal(fixed.code, 1)
  const recomputed = await runCommand(["check", "--recompute", folder])
  assert.equal(recomputed.code, 0)
})

test("--recompute makes the totals right and touches nothing else", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": withWrongTotal(fixture("000")) })
  const { code, stdout } = await runCommand(["check", "--recompute", folder])
  assert.equal(readFileSync(join(folder, "a.txt"), "utf8"), fixture("000"))
  assert.doesNotMatch(stdout, /row-total/)
  assert.equal(code, 0)
})

test("--recompute comes after --fix", async (t) => {
  const text = fixture("000").replace(
    /(本年新收政府信息公开申请数量\t\t)0(\t(?:0\t){5})0/,
    "$1３$20",
  )
  const folder = temporaryFolder(t, { "a.txt": text })
  await runCommand(["check", "--fix", "--recompute", folder])
  const fixed = readFileSync(join(folder, "a.txt"), "utf8")
  assert.match(fixed, /本年新收政府信息公开申请数量\t\t3\t(?:0\t){5}3/)
})

test("--recompute tells which totals it left alone", async (t) => {
  const text = fixture("000").replace(/(本年新收政府信息公开申请数量\t\t)0/, "$1若干")
  const folder = temporaryFolder(t, { "a.txt": text })
  const { stderr } = await runCommand(["check", "--recompute", folder])
  const line = text.split("\n").findIndex((each) => each.includes("本年新收")) + 1
  assert.match(stderr, new RegExp(`a\\.txt: .*totals.*: ${line}$`, "m"))
})

test("a file without changes is not written", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixAll(fixture("000")) })
  const path = join(folder, "a.txt")
  const past = new Date(1_000_000_000_000)
  utimesSync(path, past, past)
  const before = statSync(path)
  await runCommand(["check", "--fix", "--recompute", folder])
  const after = statSync(path)
  assert.equal(after.mtimeMs, before.mtimeMs)
  assert.equal(after.ino, before.ino)
})

test("keeps the file's mode, and leaves no other file behind", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": withWrongTotal(fixture("000")) })
  const path = join(folder, "a.txt")
  chmodSync(path, 0o640)
  await runCommand(["check", "--recompute", path])
  assert.equal(statSync(path).mode & 0o777, 0o640)
  assert.deepEqual(readdirSync(folder), ["a.txt"])
})

test("replaces what a link leads to, not the link", async (t) => {
  const folder = temporaryFolder(t, { "real/a.txt": withWrongTotal(fixture("000")) })
  const link = join(folder, "link.txt")
  symlinkSync(join("real", "a.txt"), link)
  await runCommand(["check", "--recompute", link])
  assert.ok(lstatSync(link).isSymbolicLink())
  assert.equal(readFileSync(join(folder, "real/a.txt"), "utf8"), fixture("000"))
  assert.deepEqual(readdirSync(join(folder, "real")), ["a.txt"])
})

test("a file that may not be written stays as it is, and is told; others are fixed", async (t) => {
  const wrong = withWrongTotal(fixture("000"))
  const folder = temporaryFolder(t, { "a.txt": wrong, "b.txt": wrong })
  chmodSync(folder, 0o777)
  chmodSync(join(folder, "a.txt"), 0o444)
  chmodSync(join(folder, "b.txt"), 0o666)
  const args = [main, "check", "--recompute", folder]
  const { code, stdout, stderr } = await runProcess(process.execPath, args, unprivileged)
  assert.match(stderr, /a\.txt: left as it was.*permission/)
  assert.match(stdout, /a\.txt\n.*row-total/s)
  assert.equal(code, 2)
  assert.equal(readFileSync(join(folder, "a.txt"), "utf8"), wrong)
  assert.equal(readFileSync(join(folder, "b.txt"), "utf8"), fixture("000"))
})

test("a file in a folder that may not be written stays as it is, and is told", async (t) => {
  const wrong = withWrongTotal(fixture("000"))
  const folder = temporaryFolder(t, { "a.txt": wrong })
  chmodSync(folder, 0o555)
  chmodSync(join(folder, "a.txt"), 0o666)
  const args = [main, "check", "--recompute", folder]
  const { code, stderr } = await runProcess(process.execPath, args, unprivileged)
  chmodSync(folder, 0o755)
  assert.match(stderr, /a\.txt: left as it was.*permission/)
  assert.equal(code, 2)
  assert.equal(readFileSync(join(folder, "a.txt"), "utf8"), wrong)
})

test("a file stays whole where writing the new text is cut short", async (t) => {
  const wrong = withWrongTotal(fixture("000"))
  const folder = temporaryFolder(t, { "a.txt": wrong })
  // No file may grow beyond one block, which is less than the text.
  const args = ["-c", `ulimit -f 1; exec "$0" "$@"`, process.execPath, main]
  const { code } = await runProcess("/bin/sh", [...args, "check", "--recompute", folder])
  assert.notEqual(code, 0)
  assert.equal(readFileSync(join(folder, "a.txt"), "utf8"), wrong)
  assert.deepEqual(readdirSync(folder), ["a.txt"])
})
