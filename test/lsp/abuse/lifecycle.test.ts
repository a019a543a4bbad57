import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { suite, test } from "node:test"
import { fixture } from "../../support/files.ts"
import { serverBundle } from "../editor.ts"
import { nothing, RawClient } from "./raw-client.ts"

const [INVALID_REQUEST, METHOD_NOT_FOUND, NOT_INITIALIZED] = [-32_600, -32_601, -32_002]
const [INVALID_PARAMS, INTERNAL_ERROR, CANCELLED] = [-32_602, -32_603, -32_800]
const URI = "untitled:report.txt"

suite("out of turn", () => {
  test("before initialize requests are refused and notifications left out", async () => {
    await using client = new RawClient()
    client.open(URI, fixture("001"))
    const answer = await client.request("textDocument/hover", nothing)
    assert.equal(answer.error?.code, NOT_INITIALIZED)
    assert.equal((await client.request("shutdown")).error?.code, NOT_INITIALIZED)
    await client.initialize()
    await client.settle()
    assert.ok(client.received.every(({ method }) => method !== "textDocument/publishDiagnostics"))
  })

  test("a second initialize is refused", async () => {
    await using client = new RawClient()
    await client.initialize()
    const answer = await client.request("initialize", { capabilities: {} })
    assert.equal(answer.error?.code, INVALID_REQUEST)
  })

  test("after shutdown only exit counts", async () => {
    const client = new RawClient()
    await client.initialize()
    assert.deepEqual((await client.request("shutdown")).result, null)
    client.open(URI, fixture("001"))
    const answer = await client.request("textDocument/hover", nothing)
    assert.equal(answer.error?.code, INVALID_REQUEST)
    assert.ok(client.received.every(({ method }) => method !== "textDocument/publishDiagnostics"))
    client.notify("exit", null)
    assert.deepEqual(await client.exited, [0, null])
  })
})

suite("what is asked for", () => {
  test("and unknown is said to be; unknown notifications are left out", async () => {
    await using client = new RawClient()
    await client.initialize()
    for (const method of ["textDocument/rename", "$/unknown", "__proto__", "", "constructor"])
      assert.equal((await client.request(method, {})).error?.code, METHOD_NOT_FOUND, method)
    for (const method of ["$/unknown", "unknown", "toString"]) client.notify(method, {})
    assert.deepEqual((await client.settle()).result, null)
  })

  test("with parameters of any kind is answered", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, fixture("001"))
    const textDocument = { uri: URI }
    const far = { line: 1e9, character: -1 }
    for (const method of ["hover", "codeAction", "completion", "inlayHint", "semanticTokens/range"])
      for (const params of [
        undefined,
        null,
        7,
        [],
        ["a", "b", "c"],
        {},
        { textDocument: null },
        { textDocument: { uri: 7 } },
        { textDocument },
        { textDocument, position: far, range: { start: far, end: far }, context: {} },
        { textDocument, position: {}, range: {}, context: { only: 7 } },
      ]) {
        const { error } = await client.request(`textDocument/${method}`, params)
        const isKnown = !error || [INVALID_PARAMS, INTERNAL_ERROR].includes(error.code)
        assert.ok(isKnown, `${method} ${JSON.stringify(params)}: ${JSON.stringify(error)}`)
      }
    assert.deepEqual((await client.settle()).result, null)
  })

  test("and cancelled is answered once, at once where its turn has not come", async () => {
    await using client = new RawClient()
    await client.initialize()
    client.open(URI, fixture("001"))
    const params = { textDocument: { uri: URI } }
    const ids = Array.from({ length: 200 }, () =>
      client.send("textDocument/semanticTokens/full", params),
    )
    for (const id of ids) client.notify("$/cancelRequest", { id })
    client.notify("$/cancelRequest", { id: "never asked" })
    client.notify("$/cancelRequest", null)
    await client.settle()
    const answers = ids.map((asked) =>
      client.received.filter(({ id, method }) => id === asked && method === undefined),
    )
    assert.ok(answers.every(({ length }) => length === 1))
    const cancelled = answers.flat().filter(({ error }) => error?.code === CANCELLED)
    assert.ok(cancelled.length > 0)
    assert.ok(answers.flat().every((each) => each.result || cancelled.includes(each)))
    const again = await client.request("textDocument/semanticTokens/full", params)
    assert.ok(again.result)
  })
})

suite("the end may come at any moment", () => {
  const moments: Readonly<Record<string, (client: RawClient) => unknown>> = {
    "at the start": () => {},
    "while it is initialized": (client) =>
      client.send("initialize", { processId: null, rootUri: null, capabilities: {} }),
    "while documents are opened": async (client) => {
      await client.initialize()
      for (let count = 0; count < 100; count++) client.open(`${URI}${count}`, fixture("001"))
    },
    "while requests wait": async (client) => {
      await client.initialize()
      client.open(URI, fixture("001"))
      for (let count = 0; count < 100; count++)
        client.send("textDocument/completion", { ...nothing, textDocument: { uri: URI } })
    },
    "within a message": async (client) => {
      await client.initialize()
      client.sendBytes("Content-Length: 1000\r\n\r\n{")
    },
  }
  for (const [moment, begin] of Object.entries(moments)) {
    test(`${moment}: the input ends`, async () => {
      const client = new RawClient()
      await begin(client)
      client.server.stdin.end()
      assert.deepEqual(await client.exited, [1, null])
    })

    test(`${moment}: the client does not read any more, and is gone`, async () => {
      const client = new RawClient()
      await begin(client)
      client.server.stdout.destroy()
      client.server.stdin.destroy()
      assert.deepEqual(await client.exited, [1, null])
    })

    if (moment !== "within a message")
      test(`${moment}: it is told to`, async () => {
        const client = new RawClient()
        await begin(client)
        client.send("shutdown")
        client.notify("exit", null)
        const isInitialized = moment !== "at the start"
        assert.deepEqual(await client.exited, [isInitialized ? 0 : 1, null])
      })
  }
})

for (const args of ["--stdio", "--node-ipc"])
  test(`a server whose parent is killed is no orphan (${args})`, async () => {
    // The parent starts the server, tells its number and waits to be killed.
    const program = `
      const { spawn } = require("node:child_process")
      const stdio = process.argv[2] === "--stdio" ? ["pipe", "pipe", "inherit"] : [null, null, null, "ipc"]
      const server = spawn(process.execPath, [process.argv[1], process.argv[2]], { stdio })
      server.once("spawn", () => console.log(server.pid))
      setInterval(() => {}, 1000)`
    const parent = spawn(process.execPath, ["-e", program, serverBundle, args], {
      stdio: ["ignore", "pipe", "inherit"],
    })
    const [line] = (await once(parent.stdout, "data")) as [Buffer]
    const server = Number(line.toString())
    assert.ok(isRunning(server))
    parent.kill("SIGKILL")
    await once(parent, "exit")
    for (const start = Date.now(); isRunning(server) && Date.now() - start < 10_000; )
      await new Promise((resolve) => setTimeout(resolve, 20))
    assert.ok(!isRunning(server))
  })

test("a server that is not told how to speak says so, and opens no socket when told to", async () => {
  for (const args of [[], ["--socket=1"], ["--pipe=/nowhere"]]) {
    const server = spawn(process.execPath, [serverBundle, ...args], {
      stdio: ["ignore", "ignore", "pipe"],
    })
    let errors = ""
    server.stderr.on("data", (bytes: Buffer) => {
      errors += bytes
    })
    const [code] = await once(server, "close")
    assert.equal(code, 2)
    assert.match(errors, /--stdio \S+ --node-ipc/)
  }
})

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch {
    return false
  }
}
