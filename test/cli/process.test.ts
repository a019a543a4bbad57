import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { text } from "node:stream/consumers"
import { test } from "node:test"
import iconv from "iconv-lite"
import manifest from "../../package.json" with { type: "json" }
import { fixture } from "../support/files.ts"
import { main, runCommand, runProcess } from "./command.ts"
import { temporaryFolder, withWrongTotal } from "./files.ts"

test("the process prints and ends as the function does", async (t) => {
  const files = { "a.txt": withWrongTotal(fixture("000")), "b.txt": "", "c.txt": fixture("003") }
  const folder = temporaryFolder(t, files)
  for (const args of [
    ["check", folder],
    ["check", "--format", "json", folder],
    ["extract", folder],
    ["extract", "--format", "csv", folder],
    ["check", `${folder}/none`],
    ["--version"],
    ["nonsense"],
  ]) {
    assert.deepEqual(await runProcess(process.execPath, [main, ...args]), await runCommand(args))
  }
})

test("names files as they are found from the working folder", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("000"), "b/c.txt": fixture("000") })
  const args = [main, "check", "--format", "json", "."]
  const { stdout } = await runProcess(process.execPath, args, { cwd: folder })
  const paths = JSON.parse(stdout).reports.map(({ path }: { path: string }) => path)
  assert.deepEqual(paths, ["a.txt", "b/c.txt"])
})

test("ends quietly when the reader of its output leaves", async (t) => {
  const copies = Array.from({ length: 20 }, (_, index) => [`${index}.txt`, fixture("000")])
  const folder = temporaryFolder(t, Object.fromEntries(copies))
  const child = spawn(process.execPath, [main, "extract", folder], {
    stdio: ["ignore", "pipe", "pipe"],
  })
  const closed = once(child, "close")
  child.stdout.once("data", () => child.stdout.destroy())
  assert.equal(await text(child.stderr), "")
  assert.deepEqual(await closed, [0, null])
})

test("ends with 2 when its output cannot be written", async () => {
  // A device that is always full, where there is one.
  if (!existsSync("/dev/full")) return
  const args = ["-c", `exec "$0" "$@" >/dev/full`, process.execPath, main, "--help"]
  const { code, stderr } = await runProcess("/bin/sh", args)
  assert.match(stderr, /could not be written to standard output: the disk is full; free some space/)
  assert.equal(code, 2)
})

test("the bundle reads and writes what the sources do: a file in GB18030, fixed and recomputed", async (t) => {
  const text = withWrongTotal(fixture("001")).replace("二、主动公开", "2、主动公开")
  const bytes = iconv.encode(text, "gb18030")
  const folder = temporaryFolder(t, { "source.txt": bytes, "bundle.txt": bytes })
  await runCommand(["check", "--fix", "--recompute", join(folder, "source.txt")])
  const args = [main, "check", "--fix", "--recompute", join(folder, "bundle.txt")]
  const { stderr } = await runProcess(process.execPath, args)
  assert.equal(stderr, "")
  const written = readFileSync(join(folder, "bundle.txt"))
  assert.deepEqual(written, readFileSync(join(folder, "source.txt")))
  assert.match(iconv.decode(written, "gb18030"), /^二、主动公开/m)
})

test("an older Node than package.json asks for is told so in a line, and ends with 2", async (t) => {
  const [oldest = ""] = manifest.engines.node.match(/[\d.]+/) ?? []
  const [major = 0] = oldest.split(".").map(Number)
  const startedWith = async (node: string, program: string, LANG: string) => {
    const pretend = `Object.defineProperty(process.versions, "node", { value: "${node}" })`
    const folder = temporaryFolder(t, { "pretend.cjs": pretend })
    const args = ["--require", join(folder, "pretend.cjs"), program, "--help"]
    return runProcess(process.execPath, args, { env: { LANG, XDG_CACHE_HOME: folder } })
  }
  const server = join(dirname(main), "server.cjs")
  for (const old of [`${major}.0.1`, `${major - 2}.20.2`, `${major - 13}.11.14`]) {
    for (const program of [main, server]) {
      const outcome = await startedWith(old, program, "en_US.UTF-8")
      const stderr = `report-lint: needs Node ${oldest} or later, and was started with Node ${old}\n`
      assert.deepEqual(outcome, { code: 2, stdout: "", stderr })
    }
  }
  const { stderr } = await startedWith(`${major - 2}.20.2`, main, "zh_CN.UTF-8")
  assert.match(stderr, new RegExp(`^report-lint: 需要 Node ${oldest} [^\\n]*\\n$`))
  for (const recent of [`${oldest}.0`, `${major + 1}.0.0`, `${major + 80}.1.0`]) {
    const { code, stderr } = await startedWith(recent, main, "en_US.UTF-8")
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" })
  }
})
