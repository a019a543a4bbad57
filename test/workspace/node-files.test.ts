import assert from "node:assert/strict"
import { chmodSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { pathToFileURL } from "node:url"
import iconv from "iconv-lite"
import { nodeFiles } from "../../server/workspace/node-files.ts"
import { temporaryFolder } from "../cli/files.ts"

const TEXT = "示例市民政局2023年政府信息公开工作年度报告\n"

test("lists what may be a report, by name", async (t) => {
  const folder = temporaryFolder(t, {
    "b.txt": TEXT,
    "a b/报告.MD": TEXT,
    "c.report": TEXT,
    "d.html": TEXT,
    "e.csv": TEXT,
    "f.docx": TEXT,
    ".git/a.txt": TEXT,
    "node_modules/a/a.txt": TEXT,
  })
  symlinkSync("..", join(folder, "a b", "up"))
  const uri = pathToFileURL(folder).href
  assert.deepEqual(
    await list(uri),
    ["a%20b/%E6%8A%A5%E5%91%8A.MD", "b.txt", "c.report", "d.html", "e.csv"].map(
      (name) => `${uri}/${name}`,
    ),
  )
  assert.deepEqual(await list(`${uri}/`), await list(uri))
  for (const found of await list(uri)) assert.equal(await nodeFiles.read(found, [uri]), TEXT)
})

test("follows no link, since it may lead out of the folder", async (t) => {
  const outside = temporaryFolder(t, { "a.txt": TEXT, ".report-lint.json": "{}" })
  const folder = temporaryFolder(t, { "b.txt": TEXT })
  for (const name of ["a.txt", ".report-lint.json"])
    symlinkSync(join(outside, name), join(folder, name))
  symlinkSync(outside, join(folder, "outside"))
  const uri = pathToFileURL(folder).href
  assert.deepEqual(await list(uri), [`${uri}/b.txt`])
  for (const name of ["a.txt", ".report-lint.json"])
    assert.equal(await nodeFiles.read(`${uri}/${name}`, [uri]), undefined)
  // A folder that is a link leads out of the folder as well.
  assert.equal(await nodeFiles.read(`${uri}/outside/a.txt`, [uri]), undefined)
  assert.equal(await nodeFiles.read(`${uri}/outside/a.txt`, ["file:///", `${uri}/`]), undefined)
  // But which folder is open, and which file is, the user says.
  for (const folders of [[], [`${uri}/outside`], [uri, `${uri}/outside`]])
    assert.equal(await nodeFiles.read(`${uri}/outside/a.txt`, folders), TEXT)
})

test("reads every encoding that reports come in, without a byte order mark", async (t) => {
  const folder = temporaryFolder(t, {
    "utf-8.txt": TEXT,
    "mark.txt": `\ufeff${TEXT}`,
    "gbk.txt": iconv.encode(TEXT, "gbk"),
    "utf-16le.txt": iconv.encode(TEXT, "utf-16le", { addBOM: true }),
    "utf-16be.txt": iconv.encode(TEXT, "utf-16be", { addBOM: true }),
  })
  const uris = await list(pathToFileURL(folder).href)
  assert.equal(uris.length, 5)
  for (const uri of uris) assert.equal(await nodeFiles.read(uri, []), TEXT, uri)
})

test("what is no text, too long, a folder, or not there is not read", async (t) => {
  const folder = temporaryFolder(t, {
    "binary.txt": new Uint8Array([0, 1, 2]),
    "broken.txt": new Uint8Array([0xff, 0xff, 0x80]),
    "long.txt": " ".repeat(2 * 1024 * 1024 + 1),
    "longest.txt": " ".repeat(2 * 1024 * 1024),
    "folder.txt/a.md": TEXT,
  })
  const read = (name: string) => nodeFiles.read(`${pathToFileURL(folder).href}/${name}`, [])
  for (const name of ["binary.txt", "broken.txt", "long.txt", "folder.txt", "none.txt"])
    assert.equal(await read(name), undefined, name)
  assert.equal((await read("longest.txt"))?.length, 2 * 1024 * 1024)
})

test("what is not on this computer is not there", async () => {
  for (const uri of ["untitled:1", "vscode-vfs://github/a/b", "file:///%", "nonsense"]) {
    assert.deepEqual(await list(uri), [], uri)
    assert.equal(await nodeFiles.read(uri, []), undefined, uri)
  }
})

test("a folder that may not be read is passed over", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": TEXT, "vault/b.txt": TEXT })
  chmodSync(join(folder, "vault"), 0o000)
  const uris = await list(pathToFileURL(folder).href)
  chmodSync(join(folder, "vault"), 0o700)
  // Nothing is forbidden to root.
  const expected = process.getuid?.() === 0 ? 2 : 1
  assert.equal(uris.length, expected)
})

async function list(folder: string): Promise<readonly string[]> {
  const uris: string[] = []
  for await (const uri of nodeFiles.list(folder)) uris.push(uri)
  return uris
}
