import assert from "node:assert/strict"
import { fork, spawn } from "node:child_process"
import { once } from "node:events"
import { PassThrough } from "node:stream"
import { test } from "node:test"
import {
  createConnection,
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node"
import { lint } from "../../server/core/lint.ts"
import { serve } from "../../server/serve.ts"
import { Editor, fixture, serverBundle, startEditor } from "./editor.ts"

test("the server exits when told to: well after a shutdown, else with 1", async () => {
  for (const code of [0, 1]) {
    const { editor, server } = await startEditor()
    if (code === 0) await editor.connection.sendRequest("shutdown")
    const exited = once(server, "exit")
    await editor.connection.sendNotification("exit")
    assert.deepEqual(await exited, [code, null])
  }
})

test("the server exits when its input ends", async () => {
  const { server } = await startEditor()
  const exited = once(server, "exit")
  server.stdin?.end()
  await exited
})

test("the server exits when the editor's process is gone, though its input stays open", async () => {
  const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"])
  await once(parent, "spawn")
  const { server } = await startEditor({ processId: parent.pid ?? null })
  const exited = once(server, "exit")
  parent.kill("SIGKILL")
  await exited
})

test("the server serves over IPC, and exits with its parent", async () => {
  const server = fork(serverBundle, ["--node-ipc"])
  const editor = new Editor(
    createProtocolConnection(new IPCMessageReader(server), new IPCMessageWriter(server)),
  )
  await editor.initialize({ processId: null })
  const document = await editor.open(fixture("001.txt").replace("数量\t\t0", "数量\t\t若干"))
  assert.ok(document.errors.includes("not-a-number"))
  const exited = once(server, "exit")
  server.disconnect()
  await exited
})

test("a text that breaks the linter is logged, and the next version is linted", async () => {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  serve(createConnection(toServer, toEditor), (text, options) => {
    if (text.includes("broken")) throw new Error("Broken on purpose")
    return lint(text, options)
  })
  const editor = new Editor(
    createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer)),
  )
  // Without a process to watch, nothing keeps the test from ending.
  await editor.initialize({ processId: null })
  const document = await editor.open(fixture("001.txt"))
  await document.change("六、其他", "broken 六、其他")
  assert.deepEqual(
    document.published.map(({ version }) => version),
    [1],
  )
  assert.match(
    editor.logged.join("\n"),
    /untitled:report-\d+\.txt could not be linted: .*on purpose/,
  )
  assert.deepEqual(await document.actions(document.range("broken")), [])
  await document.change("broken ", "")
  assert.deepEqual(
    document.published.map(({ version }) => version),
    [1, 3],
  )
  editor.connection.dispose()
})
