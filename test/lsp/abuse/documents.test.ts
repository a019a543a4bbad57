import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixture } from "../../support/files.ts"
import { RawClient } from "./raw-client.ts"

const URI = "untitled:report.txt"
const RIGHT = fixture("001")
const WRONG = RIGHT.replace(/(本年新收政府信息公开申请数量\t\t(?:0\t){6})0/, "$13")
const LINES = WRONG.split("\n")
const TYPED = insertion(0, 0, " ")

suite("a document that is not known as the client has it is not checked, until it is sent whole", () => {
  const cases: readonly (readonly [string, number | null, readonly object[], RegExp])[] = [
    ["a version that was before", 6, [TYPED], /version 6 of .* follows 7; not known/],
    ["a version that is repeated", 7, [TYPED], /version 7 of .* follows 7; not known/],
    ["no version", null, [TYPED], /version null of .* follows 7; not known/],
    ["a change behind the text", 8, [insertion(LINES.length, 0, "x\ny")], /it begins on line \d+/],
    ["a change before the text", 8, [insertion(-1, 0, "x")], /it begins on line -1/],
    ["a change nowhere", 8, [{ range: null, text: "x" }], /cannot be made/],
    ["a change to nothing", 8, [{ range: TYPED.range }], /cannot be made/],
    ["no changes at all", 8, null as unknown as object[], /cannot be made/],
  ]
  for (const [name, version, changes, reason] of cases)
    test(name, async () => {
      await using client = new RawClient()
      await client.initialize()
      client.open(URI, WRONG, 7)
      client.notify("textDocument/didChange", {
        textDocument: { uri: URI, version },
        contentChanges: changes,
      })
      await client.settle()
      assert.match(client.logged, reason)
      assert.deepEqual(client.rulesOf(URI), [])
      assert.equal(client.shown.length, 1)
      // What follows on a text that is not known is not known either.
      client.change(URI, 9, TYPED)
      await client.settle()
      assert.deepEqual(client.rulesOf(URI), [])
      const { result } = await client.request("textDocument/documentSymbol", {
        textDocument: { uri: URI },
      })
      assert.equal(result, null)
      client.change(URI, 10, TYPED, { text: WRONG }, TYPED)
      await client.settle()
      assert.ok(client.rulesOf(URI).includes("row-total"))
    })

  test("or opened again", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, WRONG, 7)
    client.change(URI, 3, TYPED)
    client.notify("textDocument/didClose", { textDocument: { uri: URI } })
    client.open(URI, WRONG, 1)
    client.change(URI, 2, TYPED)
    await client.settle()
    assert.ok(client.rulesOf(URI).includes("row-total"))
  })
})

suite("what can only be meant one way is done", () => {
  test("versions may be left out", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, RIGHT, 1)
    client.change(URI, 90, { text: WRONG })
    await client.settle()
    assert.ok(client.rulesOf(URI).includes("row-total"))
    assert.deepEqual(client.shown, [])
  })

  test("a whole text that comes late is an old one: it is left out", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, RIGHT, 1)
    client.change(URI, 3, { text: WRONG })
    client.change(URI, 2, { text: RIGHT })
    await client.settle()
    assert.ok(client.rulesOf(URI).includes("row-total"))
    assert.match(client.logged, /version 2 of .* follows 3: it is left out/)
    assert.deepEqual(client.shown, [])
  })

  test("a range may end behind the text, or behind its line", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, RIGHT, 1)
    const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 }
    const all = { start: { line: 0, character: 0 }, end: far }
    client.change(URI, 2, { range: all, text: WRONG })
    const last = { line: LINES.length - 1, character: 99_999 }
    client.change(URI, 3, { range: { start: last, end: far }, text: "\n\n\n" })
    const title = LINES.findIndex((line) => line.includes("年度报告"))
    client.change(URI, 4, insertion(title, 99_999, "\n"))
    await client.settle()
    assert.ok(client.rulesOf(URI).includes("row-total"))
    const text = WRONG.replace(LINES[title] ?? "", `${LINES[title]}\n`)
    client.open("untitled:afresh.txt", `${text}\n\n\n`)
    await client.settle()
    assert.deepEqual(diagnosticsOf(client, URI), diagnosticsOf(client, "untitled:afresh.txt"))
  })

  test("what is not open is neither changed nor saved nor closed, and the log says so", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.change(URI, 2, { text: WRONG })
    client.change(URI, 3, TYPED)
    client.notify("textDocument/didSave", { textDocument: { uri: URI } })
    client.notify("textDocument/didClose", { textDocument: { uri: URI } })
    await client.settle()
    assert.match(client.logged, /was changed, but is not open[\s\S]*was closed, but is not open/)
    assert.deepEqual(diagnosticsOf(client, URI), undefined)
  })

  test("of a document opened twice the last text holds", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, RIGHT, 4)
    client.open(URI, WRONG, 1)
    client.change(URI, 2, TYPED)
    await client.settle()
    assert.ok(client.rulesOf(URI).includes("row-total"))
    assert.match(client.logged, /was opened twice/)
  })
})

test("a report of more than two million characters keeps nobody waiting, and says why", async () => {
  await using client = new RawClient()
  await client.initialize()
  client.open(URI, WRONG + "某些文字，共 12 件。\n".repeat(200_000))
  client.open("untitled:log.txt", "some line\n".repeat(250_000))
  const start = performance.now()
  for (let version = 2; version < 20; version++) client.change(URI, version, TYPED)
  await client.settle()
  assert.ok(performance.now() - start < 2_000)
  assert.deepEqual(client.shown, [
    "“report.txt” has more than two million characters and is not checked.",
  ])
  assert.deepEqual(client.rulesOf(URI), [])
})

function insertion(line: number, character: number, text: string) {
  const place = { line, character }
  return { range: { start: place, end: place }, text }
}

function diagnosticsOf(client: RawClient, uri: string) {
  const last = client.received.findLast(
    ({ method, params }) => method === "textDocument/publishDiagnostics" && params?.uri === uri,
  )
  return last?.params?.diagnostics
}
