import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import iconv from "iconv-lite"
import { decode } from "../../server/cli/encoding.ts"
import { fixAll } from "../../server/core/fix.ts"
import { fixture } from "../support/files.ts"
import { replaceOnce } from "../support/replace.ts"
import { runCommand } from "./command.ts"
import { temporaryFolder, withWrongTotal } from "./files.ts"

const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  "UTF-8": (text) => Buffer.from(text),
  "UTF-8 with a byte order mark": (text) => Buffer.from(`\ufeff${text}`),
  "UTF-16 LE with a byte order mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  "UTF-16 BE with a byte order mark": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  GB18030: (text) => iconv.encode(text, "gb18030"),
  GBK: (text) => iconv.encode(text, "gbk"),
}

for (const [name, encode] of Object.entries(ENCODINGS)) {
  for (const lineEnding of ["\n", "\r\n", "\r"]) {
    test(`edits ${name} with ${JSON.stringify(lineEnding)} in place`, async (t) => {
      const right = fixture("000").replaceAll("\n", lineEnding)
      const wrong = withWrongTotal(right)
      const folder = temporaryFolder(t, { "a.txt": encode(wrong) })
      const path = join(folder, "a.txt")
      const recomputed = await runCommand(["check", "--recompute", path])
      assert.deepEqual(readFileSync(path), encode(right))
      assert.deepEqual(
        { code: recomputed.code, stderr: recomputed.stderr },
        { code: 0, stderr: "" },
      )
      await runCommand(["check", "--fix", path])
      assert.deepEqual(readFileSync(path), encode(fixAll(right)))
    })
  }
}

test("finds the same in every encoding", async (t) => {
  const text = fixture("003")
  const outputs = new Set<string>()
  for (const [name, encode] of Object.entries(ENCODINGS)) {
    const folder = temporaryFolder(t, { "a.txt": encode(text) })
    const { stdout } = await runCommand(["check", "--format", "json", folder])
    outputs.add(stdout.replaceAll(folder, ""))
    assert.match(stdout, /"reports": 1/, name)
  }
  assert.equal(outputs.size, 1)
})

test("tells the encoding of texts as short as a title", async () => {
  const text = "某市教育局2024年政府信息公开工作年度报告\n"
  assert.deepEqual(await decode(iconv.encode(text, "gb18030")), { text, encoding: "gb18030" })
})

test("characters that only GB18030 has are read and kept", async () => {
  const text = `${fixture("002")}㐀𠀀😀`
  assert.deepEqual(await decode(iconv.encode(text, "gb18030")), { text, encoding: "gb18030" })
})

const fixtureBytes = Buffer.from(fixture("002"))
const gbBytes = iconv.encode(fixture("002"), "gb18030")
const UNDECODABLE: Readonly<Record<string, Uint8Array>> = {
  "UTF-8 with a damaged byte": withByte(fixtureBytes, 0xff),
  "UTF-8 cut in the middle of a character": fixtureBytes.subarray(0, fixtureBytes.length - 4),
  "GB18030 with a damaged byte": withByte(gbBytes, 0xff),
  "UTF-16 without a byte order mark": Buffer.from(fixture("002"), "utf16le"),
  "Latin-1": Buffer.from("Le résumé des années écoulées.\n".repeat(9), "latin1"),
  "a binary file": Uint8Array.from({ length: 4096 }, (_, index) => (index * 7919) >> 3),
}

function withByte(bytes: Uint8Array, byte: number): Uint8Array {
  const middle = bytes.length >> 1
  return Buffer.concat([bytes.subarray(0, middle), Buffer.from([byte]), bytes.subarray(middle)])
}

for (const [name, bytes] of Object.entries(UNDECODABLE)) {
  test(`tells where ${name} is no text, leaves it, and goes on`, async (t) => {
    const folder = temporaryFolder(t, { "a.txt": bytes, "b.txt": fixture("000") })
    const { code, stdout, stderr } = await runCommand(["check", "--fix", "--recompute", folder])
    assert.match(stderr, /a\.txt:\d+: from this line on neither UTF-8/)
    assert.match(stdout, /Reports: 1/)
    assert.equal(code, 2)
    assert.deepEqual(readFileSync(join(folder, "a.txt")), Buffer.from(bytes))
  })
}

test("the line that is told is the first with a damaged byte", async () => {
  const lines = fixture("002").split("\n")
  const bytes = Buffer.concat([
    Buffer.from(`${lines.slice(0, 30).join("\n")}\n`),
    Buffer.from([0xff]),
    Buffer.from(lines.slice(30).join("\n")),
  ])
  assert.deepEqual(await decode(bytes), { undecodableLine: 30 })
})

test("does not write a file whose characters would change, but checks it", async (t) => {
  // 0x80 is € in a Windows GBK; GB18030 writes it otherwise.
  const wrong = withWrongTotal(replaceOnce(fixture("000"), "## 一、", "€\n## 一、"))
  const text = iconv.encode(wrong, "gb18030").toString("latin1")
  const bytes = Buffer.from(replaceOnce(text, "\u00a2\u00e3", "\u0080"), "latin1")
  const folder = temporaryFolder(t, { "a.txt": bytes })
  const { code, stdout, stderr } = await runCommand(["check", "--recompute", folder])
  assert.match(stderr, /a\.txt: left as it was, since it has characters that would change/)
  assert.match(stdout, /row-total/)
  assert.equal(code, 2)
  assert.deepEqual(readFileSync(join(folder, "a.txt")), bytes)
})
