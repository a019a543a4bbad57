import assert from "node:assert/strict"
import { fork, spawn } from "node:child_process"
import { once } from "node:events"
import { dirname, join } from "node:path"
import { PassThrough } from "node:stream"
import { text } from "node:stream/consumers"
import { test } from "node:test"
import {
  createConnection,
  createProtocolConnection,
  DiagnosticSeverity,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node"
import { lint } from "../../server/core/lint.ts"
import { rules } from "../../server/core/rules/index.ts"
import { serve } from "../../server/serve.ts"
import { fixture } from "../support/files.ts"
import { Editor, serverBundle, startEditor } from "./editor.ts"

test("the server exits when told to: well after a shutdown, else with 1", async () => {
  for (const code of [0, 1]) {
    const { editor, server } = await startEditor()
    if (code === 0) await editor.connection.sendRequest("shutdown")
    const exited = once(server, "exit")
    await editor.connection.sendNotification("exit")
    assert.deepEqual(await exited, [code, null])
  }
})

test("a server started by hand says in the user's language how it is started, and ends with 2", async () => {
  const server = spawn(process.execPath, [serverBundle], {
    env: { LANG: "zh_CN.UTF-8", XDG_CACHE_HOME: join(dirname(serverBundle), "test") },
  })
  const said = text(server.stderr)
  assert.deepEqual(await once(server, "close"), [2, null])
  assert.match(await said, /^report-lint: 这是语言服务，由编辑器启动，[^\n]*--stdio[^\n]*\n$/)
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
  const document = await editor.open(fixture("001").replace("数量\t\t0", "数量\t\t若干"))
  assert.ok(document.errors.includes("not-a-number"))
  const exited = once(server, "exit")
  server.disconnect()
  await exited
})

test("a text that breaks the linter is told and logged, and the next version is linted", async () => {
  const { editor } = await serveHere((text, options) => {
    if (text.includes("broken")) throw new Error("Broken on purpose")
    return lint(text, options)
  })
  const document = await editor.open(fixture("001"))
  await document.change("六、其他", "broken 六、其他")
  // What was found in another text is not left standing.
  assert.deepEqual(
    document.published.map(({ version }) => version),
    [1, 2],
  )
  assert.deepEqual(document.diagnostics, [])
  assert.match(
    editor.logged.join("\n"),
    /untitled:report-\d+\.txt could not be linted: .*on purpose/,
  )
  assert.match(editor.shown.join("\n"), /^检查“report-\d+\.txt”时出错/)
  assert.deepEqual(await document.actions(document.range("broken")), [])
  await document.change("broken ", "")
  assert.deepEqual(
    document.published.map(({ version }) => version),
    [1, 2, 3],
  )
  editor.connection.dispose()
})

test("a rule that fails is a warning in every report and once in the log; the others go on", async (t) => {
  const rule = rules.find(({ id }) => id === "balance")
  assert.ok(rule)
  t.mock.method(rule, "check", () => {
    throw new Error("Broken on purpose")
  })
  const { editor } = await serveHere(lint)
  const wrong = fixture("001").replace(/(本年新收政府信息公开申请数量\t\t(?:0\t){6})0/, "$13")
  const documents = [await editor.open(wrong), await editor.open(wrong)]
  for (const document of documents) {
    assert.deepEqual(document.errors, ["row-total"])
    const failed = document.diagnostics.filter(({ code }) => code === "balance")
    assert.deepEqual(
      failed.map(({ severity, message }) => ({ severity, message })),
      [
        {
          severity: DiagnosticSeverity.Warning,
          message:
            "规则“balance”检查本报告时出错，未能执行；其他规则均已照常检查。这是程序的缺陷，请反馈。",
        },
      ],
    )
  }
  await documents[0]?.change("六、其他", "六、其它")
  assert.equal(editor.logged.filter((line) => line.includes("The rule balance failed")).length, 1)
  editor.connection.dispose()
})

/** The server in this process. */
async function serveHere(read: typeof lint): Promise<{ readonly editor: Editor }> {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  serve(createConnection(toServer, toEditor), read)
  const editor = new Editor(
    createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer)),
  )
  // Without a process to watch, nothing keeps the test from ending.
  await editor.initialize({ processId: null })
  return { editor }
}
