import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { LONGEST_MESSAGE } from "../../../server/transport/frames.ts"
import { fixture } from "../../support/files.ts"
import { RawClient } from "./raw-client.ts"

const PARSE_ERROR = -32_700
const INVALID_REQUEST = -32_600
const MEGABYTE = 1024 * 1024
const URI = "untitled:report.txt"
const WRONG = fixture("001").replace(/(本年新收政府信息公开申请数量\t\t(?:0\t){6})0/, "$13")

suite("a message that cannot be read", () => {
  for (const [name, body, code] of [
    ["is no JSON", "{", PARSE_ERROR],
    ["is empty", "", PARSE_ERROR],
    ["is bytes that are no text", Buffer.from([0xff, 0xfe, 0x00]), PARSE_ERROR],
    ["is null", "null", PARSE_ERROR],
    ["is a number", "42", INVALID_REQUEST],
    ["is several", '[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]', INVALID_REQUEST],
    ["is nothing", "{}", INVALID_REQUEST],
    ["has a name that is none", '{"jsonrpc":"2.0","id":99,"method":7}', INVALID_REQUEST],
    ["has an id that is none", '{"jsonrpc":"2.0","id":{},"method":"shutdown"}', INVALID_REQUEST],
  ] as const)
    test(`and ${name} is answered, and the server goes on`, async () => {
      await using client = new RawClient()
      await client.initialize()
      client.sendBody(body)
      const answer = await client.until(({ error }) => error !== undefined)
      assert.equal(answer.error?.code, code)
      assert.deepEqual((await client.settle()).result, null)
    })

  test("may have changed any document: none is checked until it is sent whole", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, WRONG)
    await client.settle()
    assert.ok(client.rulesOf(URI).includes("row-total"))
    client.sendBody('{"method":"textDocument/didChange", …')
    await client.settle()
    assert.deepEqual(client.rulesOf(URI), [])
    assert.match(client.shown.join(), /^“report\.txt” is no longer known/)
    const start = { line: 0, character: 0 }
    client.change(URI, 2, { range: { start, end: start }, text: " " })
    await client.settle()
    assert.deepEqual(client.rulesOf(URI), [])
    client.change(URI, 3, { text: WRONG })
    await client.settle()
    assert.ok(client.rulesOf(URI).includes("row-total"))
  })
})

suite("input of which no message can be told", () => {
  for (const [name, bytes] of [
    ["no length", "Content-Type: json\r\n\r\n{}"],
    ["a length that is no number", "Content-Length: many\r\n\r\n{}"],
    ["a negative length", "Content-Length: -5\r\n\r\n{}{}{}"],
    ["a length with more behind it", "Content-Length: 2e9\r\n\r\n{}"],
    ["an endless header", "x".repeat(5_000)],
    ["another protocol", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ] as const)
    test(`(${name}) ends the server: with an answer, a word and 1`, async () => {
      const client = new RawClient()
      await client.initialize()
      client.sendBytes(bytes)
      assert.deepEqual(await client.exited, [1, null])
      assert.match(
        client.errors,
        /^report-lint: a header (?:does not end|has no Content-Length)\n$/,
      )
      assert.equal(client.received.at(-1)?.error?.code, PARSE_ERROR)
    })

  for (const bytes of ["Content-Le", "Content-Length: 100\r\n", 'Content-Length: 9\r\n\r\n{"id":'])
    test(`that ends in the middle (${JSON.stringify(bytes)}) ends the server with 1`, async () => {
      const client = new RawClient()
      await client.initialize()
      client.sendBytes(bytes)
      client.server.stdin.end()
      assert.deepEqual(await client.exited, [1, null])
      assert.match(client.errors, /the input ended within a message/)
    })
})

suite("a message that is too long", () => {
  test("is passed over and answered, and takes no memory; what it opened is not known", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, WRONG)
    await client.settle()
    const before = client.memory ?? 0
    const length = LONGEST_MESSAGE + MEGABYTE
    client.sendBytes(`Content-Length: ${length}\r\n\r\n`)
    const beginning =
      '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"text":"'
    client.sendBytes(beginning)
    let most = 0
    for (let rest = length - beginning.length; rest > 0; rest -= MEGABYTE) {
      const piece = Buffer.alloc(Math.min(MEGABYTE, rest), "x")
      await new Promise((resolve) => client.server.stdin.write(piece, resolve))
      most = Math.max(most, client.memory ?? 0)
    }
    const answer = await client.until(({ id }) => id === null)
    assert.equal(answer.error?.code, INVALID_REQUEST)
    assert.match(String(answer.error?.message), /^a message of \d+ bytes is too long$/)
    await client.settle()
    assert.ok(most - before < 100 * MEGABYTE, `${Math.round((most - before) / MEGABYTE)} MB`)
    // The document that was open before is known as it was.
    assert.ok(client.rulesOf(URI).includes("row-total"))
    assert.deepEqual(client.shown, [])
  })

  test("and may be a change leaves no document known", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, WRONG)
    client.open("untitled:other.txt", WRONG)
    const length = LONGEST_MESSAGE + 1
    client.sendBytes(`Content-Length: ${length}\r\n\r\n`)
    const piece = Buffer.alloc(MEGABYTE, '{"method":"textDocument/didChange"}')
    for (let rest = length; rest > 0; rest -= MEGABYTE)
      await new Promise((resolve) => client.server.stdin.write(piece.subarray(0, rest), resolve))
    await client.until(({ id }) => id === null)
    await client.settle()
    assert.deepEqual([...client.rulesOf(URI), ...client.rulesOf("untitled:other.txt")], [])
    assert.match(client.shown.join(), /^A message of the editor could not be read/)
  })
})

test("messages may come in any pieces, and many in one", async () => {
  await using client = new RawClient()
  await client.initialize()
  const message = (id: number) => {
    const body = JSON.stringify({ jsonrpc: "2.0", id, method: "unknown/方法" })
    return `Content-Length: ${Buffer.byteLength(body)}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n${body}`
  }
  const bytes = Buffer.from(message(1_001) + message(1_002) + message(1_003))
  for (const byte of bytes) {
    client.sendBytes(Buffer.from([byte]))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await client.settle()
  client.sendBytes(bytes)
  await client.settle()
  const answered = client.received.flatMap(({ id, error }) =>
    error?.message.includes("unknown/方法") ? [id] : [],
  )
  assert.deepEqual(answered, [1_001, 1_002, 1_003, 1_001, 1_002, 1_003])
})
