import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { readFileSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import { text } from "node:stream/consumers"
import { suite, type TestContext, test } from "node:test"
import { pathToFileURL } from "node:url"
import iconv from "iconv-lite"
import { NEW_REPORT_COMMAND, PREVIEW_REQUEST, RECOMPUTE_COMMAND } from "../../server/contract.ts"
import { main } from "../cli/command.ts"
import { temporaryFolder, withWrongTotal } from "../cli/files.ts"
import { RawClient } from "../lsp/abuse/raw-client.ts"
import { fixture } from "../support/files.ts"
import { otherLastYear, thisYear } from "../support/years.ts"

const FORBID = ["--import", pathToFileURL(join(import.meta.dirname, "forbid.mjs")).href]

// What other programs of a workspace would load and run.
const BAIT = 'require("fs").writeFileSync(__dirname + "/ran", "")'
const bait = Object.fromEntries(
  [
    ...[".report-lint.js", "report-lint.config.js", "index.js", "node_modules/zod/index.js"],
    ...["node_modules/iconv-lite/index.js", "node_modules/vscode-languageserver/node.js"],
  ].map((name) => [name, BAIT]),
)
const SETTINGS = '{ "rules": { "balance": "hint" }, "files": { "exclude": ["draft*"] } }'

suite("no program of ours opens a socket, looks up a name, starts a process or makes code", () => {
  test("the command line, in all that it does", async (t) => {
    const wrong = withWrongTotal(fixture("001"))
    const folder = workspace(t, { "b.txt": iconv.encode(wrong, "gb18030"), "c.md": wrong })
    for (const args of [
      ["check", "."],
      ["check", "--format", "json", "--fix", "--recompute", "."],
      ["check", "--config", ".report-lint.json", "."],
      ["extract", "--format", "csv", "."],
      ["extract", "."],
      ["check", "none.txt"],
      ["--help"],
      ["--version"],
      ["nonsense"],
    ]) {
      const { stderr, code } = await run([...FORBID, main, ...args], folder)
      assert.match(stderr, /watched\n$/)
      assert.doesNotMatch(stderr, /forbidden/, args.join(" "))
      assert.ok([0, 1, 2].includes(code ?? -1))
    }
    assert.throws(() => readFileSync(join(folder, "ran")))
  })

  test("the server, in a session with everything in it", async (t) => {
    const folder = workspace(t, { "last.txt": otherLastYear })
    const uri = `${pathToFileURL(folder).href}/this.txt`
    const client = new RawClient(FORBID)
    const root = { rootUri: pathToFileURL(folder).href }
    await client.request("initialize", {
      ...{ processId: process.pid, ...root, capabilities: {} },
      initializationOptions: { settings: { reportLint: { run: "onType", rules: {} } } },
    })
    client.notify("initialized", {})
    client.open(uri, thisYear)
    await client.until(({ params }) =>
      (params?.diagnostics ?? []).some(({ code }) => code === "carry-over"),
    )
    const textDocument = { uri }
    const position = { line: 38, character: 25 }
    const context = { diagnostics: [], only: ["source", "quickfix", "refactor"] }
    const params = { textDocument, position, range: { start: position, end: position }, context }
    for (const method of ["hover", "completion", "codeAction", "codeLens", "formatting", "rename"])
      await client.request(`textDocument/${method}`, params)
    await client.request(PREVIEW_REQUEST, { uri })
    const command = { command: NEW_REPORT_COMMAND, arguments: ["示例局", 2024] }
    await client.request("workspace/executeCommand", command)
    client.send("workspace/executeCommand", { command: RECOMPUTE_COMMAND, arguments: [uri] })
    const settings = { reportLint: { rules: { balance: "loud" } } }
    client.notify("workspace/didChangeConfiguration", { settings })
    client.change(uri, 2, { text: "" })
    client.notify("textDocument/didClose", { textDocument })
    await client.request("shutdown")
    client.notify("exit", null)
    assert.deepEqual(await client.exited, [0, null])
    assert.match(client.errors, /^watched\n$/)
    assert.throws(() => readFileSync(join(folder, "ran")))
  })
})

suite("what watches them tells", () => {
  for (const [name, code] of Object.entries({
    "a connection": 'require("net").connect(1, "127.0.0.1")',
    "a connection by an imported name": 'import("node:net").then(({ connect }) => connect(1))',
    "a secure connection": 'require("tls").connect(1, "127.0.0.1")',
    "a request": 'require("http").get("http://127.0.0.1:1")',
    "a secure request": 'require("https").get("https://127.0.0.1:1")',
    "a session of HTTP/2": 'require("http2").connect("http://127.0.0.1:1")',
    "a fetch": 'fetch("http://127.0.0.1:50001").catch(() => {})',
    "a web socket": 'new WebSocket("ws://127.0.0.1:1")',
    "a server": 'require("net").createServer().listen(0)',
    "a server of HTTP": 'require("http").createServer().listen(0)',
    "a datagram": 'require("dgram").createSocket("udp4").send("x", 1, "127.0.0.1")',
    "a name that is looked up": 'require("dns").lookup("localhost", () => {})',
    "a name that is promised": 'require("dns/promises").resolve("localhost")',
    "a process": 'require("child_process").spawn("true")',
    "a process waited for": 'require("child_process").execSync("true")',
    "a fork": 'require("child_process").fork("none.js")',
    "a worker": 'new (require("worker_threads").Worker)("1", { eval: true })',
    "code in a string": 'eval("1")',
    "code as a function": 'new Function("return 1")',
    "code by a function's constructor": '(() => {}).constructor("return 1")',
    "code in a context": 'require("vm").runInNewContext("1")',
    "a file of the workspace": 'require("./bait.js")',
  }))
    test(name, async (t) => {
      const folder = temporaryFolder(t, { "bait.js": "", "program.cjs": code })
      // The program itself is one that may be loaded here.
      const watched = [...FORBID, "--eval", code]
      const { stderr } = await run(watched, folder)
      assert.match(stderr, /^forbidden: /m)
      assert.match(stderr, /^watched$/m)
    })
})

function workspace(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder(t, { ...bait, ...files, ".report-lint.json": SETTINGS })
  symlinkSync("index.js", join(folder, "linked.txt"))
  return folder
}

async function run(args: readonly string[], cwd: string) {
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "pipe"] })
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve))
  return { stderr: await text(child.stderr), code: await exited }
}
