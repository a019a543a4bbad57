import assert from "node:assert/strict"
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs"
import { basename, dirname, join } from "node:path"
import { test } from "node:test"
import { Script } from "node:vm"
import { fixture } from "../support/files.ts"
import { main, type Outcome, runProcess } from "./command.ts"
import { temporaryFolder } from "./files.ts"

function checkWith(cache: string, folder: string): Promise<Outcome> {
  const env = { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache }
  return runProcess(process.execPath, [main, "check", join(folder, "a.txt")], { env })
}

/** Where the compiled code is kept below the folder for caches. */
function keptIn(cache: string): string {
  const folder = join(cache, process.platform === "darwin" ? "Library/Caches" : "", "report-lint")
  const [name, ...more] = existsSync(folder) ? readdirSync(folder) : []
  assert.deepEqual(more, [])
  return join(folder, name ?? "")
}

test("compiled code is kept in the folder for caches and taken from there", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("001") })
  const cache = temporaryFolder(t)
  const first = await checkWith(cache, folder)
  const file = keptIn(cache)
  const { ino } = statSync(file)
  assert.deepEqual(await checkWith(cache, folder), first)
  assert.equal(statSync(keptIn(cache)).ino, ino)
  assert.equal(first.stderr, "")
})

test("code that is not of this bundle, or no code, is compiled anew", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("001") })
  const cache = temporaryFolder(t)
  const expected = await checkWith(cache, folder)
  const file = keptIn(cache)
  const kept = readFileSync(file)
  const altered = Buffer.from(kept)
  altered.fill(0x55, 100_000, 100_100)
  const halved = kept.subarray(0, kept.length / 2)
  const zeros = Buffer.alloc(kept.length)
  const others = [Buffer.from("nonsense"), Buffer.alloc(2_000), Buffer.alloc(0)]
  for (const damaged of [altered, halved, zeros, ...others]) {
    writeFileSync(file, damaged)
    assert.deepEqual(await checkWith(cache, folder), expected)
    assert.ok(statSync(file).size > 100_000)
  }
})

test("code is neither taken from a folder that others may write, nor kept there", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("001") })
  const cache = temporaryFolder(t)
  const expected = await checkWith(cache, folder)
  const file = keptIn(cache)
  const [bundle = ""] = /^command-line-\w+\.cjs/.exec(basename(file)) ?? []
  const { length } = readFileSync(join(dirname(main), bundle), "latin1")
  // Functions in brackets are compiled at once; others would be later, from the bundle's own text.
  const foreign = `(function(exports) {
    exports.start = (function() { console.log("taken") })
    exports.rest = "${"-".repeat(100_000)}"
  })`
  const data = new Script(foreign.padEnd(length)).createCachedData()
  const copies = Buffer.concat([data, data])
  writeFileSync(file, copies)
  assert.equal((await checkWith(cache, folder)).stdout, "taken\n")
  if (process.platform === "win32") return
  for (const mode of [0o770, 0o707]) {
    chmodSync(dirname(file), mode)
    assert.deepEqual(await checkWith(cache, folder), expected)
    assert.ok(readFileSync(file).equals(copies))
  }
})

test("nothing is kept of a run that has compiled little", async (t) => {
  const many = Array.from({ length: 110 }, (_, index) => [`many/${index}.txt`, fixture("000")])
  const folder = temporaryFolder(t, { "note.txt": "Nothing.\n", ...Object.fromEntries(many) })
  const cache = temporaryFolder(t)
  const env = { XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache }
  for (const path of ["note.txt", "many"]) {
    const args = [main, "check", join(folder, path)]
    assert.equal((await runProcess(process.execPath, args, { env })).code, 0)
  }
  await runProcess(process.execPath, [main, "--help"], { env })
  assert.deepEqual(readdirSync(cache), [])
})

test("what old versions left is deleted", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("001") })
  const old = Array.from({ length: 20 }, (_, index) => [`report-lint/${index}`, "old"])
  const cache = temporaryFolder(t, Object.fromEntries(old))
  if (process.platform === "darwin") return
  await checkWith(cache, folder)
  assert.ok(statSync(keptIn(cache)).size > 100_000)
})

test("where nothing can be kept it runs all the same", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": fixture("001"), file: "" })
  const expected = await checkWith(temporaryFolder(t), folder)
  // A folder that is not there, a file in its place, and one where no folder can be made.
  for (const cache of [join(folder, "none/none"), join(folder, "file"), "/proc"]) {
    assert.deepEqual(await checkWith(cache, folder), expected)
  }
  if (process.getuid?.() !== 0) return
  const cache = temporaryFolder(t)
  mkdirSync(join(cache, "report-lint"))
  for (const each of [folder, cache]) chmodSync(each, 0o755)
  const env = { XDG_CACHE_HOME: cache }
  const args = [main, "check", join(folder, "a.txt")]
  assert.deepEqual(await runProcess(process.execPath, args, { env, user: 65534 }), expected)
  assert.deepEqual(readdirSync(join(cache, "report-lint")), [])
})
