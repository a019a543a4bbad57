import assert from "node:assert/strict"
import { join } from "node:path"
import { type TestContext, test } from "node:test"
import { pathToFileURL } from "node:url"
import { LOCATE_COMMAND, RECOMPUTE_COMMAND } from "../../../server/contract.ts"
import { temporaryFolder } from "../../cli/files.ts"
import { replaceOnce } from "../../support/replace.ts"
import { ISSUER, otherLastYear, thisYear } from "../../support/years.ts"
import { type Encoding, encodings, isMiddle, Positions } from "../positions.ts"
import { RawClient } from "./raw-client.ts"

// Characters that each encoding counts otherwise, before and within what is found, with all line endings.
const RARE = "𠮷"
const TEXT = rare(thisYear)
  .replace("二、上年结转政府信息公开申请数量\t\t1", "二、上年结转政府信息公开申请数量\t\té７")
  .replace(/(一、本年新收政府信息公开申请数量\t\t(?:\d+\t){6})\d+/, "$199")
  .replaceAll("行政处罚", "行政处𠮷")
  .replace("一、本年新收", "一、𠮷本年新收")
const LAST = rare(otherLastYear)
const LAST_FILE = "last.txt"
// Its table is formatted.
const TABLES = `# 示例市2024年政府信息公开工作年度报告

## 二、主动公开政府信息情况

| 𠮷信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 行政规范𠮷文件 | 12 |  0| 34 |
`

const capabilities = (encoding: Encoding) => ({
  general: { positionEncodings: [encoding, "utf-16"] },
  textDocument: {
    publishDiagnostics: { relatedInformation: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: { completionItem: { snippetSupport: true } },
  },
  window: { showDocument: { support: true } },
  workspace: { applyEdit: true },
})

test("every answer is of the same places in each encoding", async (t) => {
  const [utf8, utf16, utf32] = await Promise.all([
    answers(t, "utf-8"),
    answers(t, "utf-16"),
    answers(t, "utf-32"),
  ])
  assert.deepEqual(utf8, utf16)
  assert.deepEqual(utf32, utf16)
  // What the comparison would be worth little without.
  for (const [name, answer] of Object.entries(utf16)) {
    if (name !== "foldingRange") assert.match(JSON.stringify(answer), /"@\d/, name)
  }
  assert.match(JSON.stringify(utf16.diagnostics), /last\.txt","range":"@\d/)
})

for (const encoding of encodings)
  test(`what is typed among rare characters is read as the client has it (${encoding})`, async () => {
    await using client = new RawClient()
    await client.initialize(capabilities(encoding))
    const uri = "untitled:typed.txt"
    client.open(uri, TEXT)
    let text = TEXT
    let version = 1
    // As an editor sends several changes: the last place first, or one after the other.
    for (const [piece, replacement] of [
      ["𠮷本年", "本年"],
      ["é７", "𠮷1"],
      ["𠮷1", "1"],
      [`${RARE}${ISSUER}`, `${ISSUER}𠮷`],
      ["行政处𠮷", "行政😀处罚"],
      ["😀", ""],
    ] as const) {
      const start = text.indexOf(piece)
      const range = new Positions(text, encoding).range(start, start + piece.length)
      text = text.slice(0, start) + replacement + text.slice(start + piece.length)
      const first = new Positions(text, encoding).range(0, 0)
      client.change(uri, ++version, { range, text: replacement }, { range: first, text: "𠮷" })
      const second = { start: first.start, end: new Positions(`𠮷${text}`, encoding).at(2) }
      client.change(uri, ++version, { range: second, text: "" })
    }
    client.open("untitled:afresh.txt", text)
    // Other lines than the one typed last are told at once.
    client.notify("textDocument/didSave", { textDocument: { uri } })
    await client.settle()
    const afresh = JSON.stringify(published(client, "untitled:afresh.txt"))
    assert.deepEqual(published(client, uri), JSON.parse(afresh.replaceAll("afresh", "typed")))
    assert.ok((published(client, uri) ?? []).length > 0)
  })

test("a client that offers none of them counts in UTF-16", async () => {
  await using client = new RawClient()
  const { result } = await client.request("initialize", { capabilities: {} })
  const { capabilities } = result as { capabilities: { positionEncoding?: string } }
  assert.equal(capabilities.positionEncoding, "utf-16")
})

/** All that can be asked of the text, positions in the answers told by their offsets. */
async function answers(t: TestContext, encoding: Encoding): Promise<Record<string, unknown>> {
  const folder = temporaryFolder(t, { [LAST_FILE]: LAST })
  const root = pathToFileURL(folder).href
  const uri = `${root}/this.txt`
  const texts = new Map([
    [uri, new Positions(TEXT, encoding)],
    [pathToFileURL(join(folder, LAST_FILE)).href, new Positions(LAST, encoding)],
  ])
  const positions = texts.get(uri) as Positions
  const normal = (value: unknown) =>
    JSON.parse(JSON.stringify(told(value, positions, texts)).replaceAll(root, "folder:"))

  await using client = new RawClient()
  const params = { processId: null, rootUri: root, locale: "zh-cn" }
  const { result } = await client.request("initialize", {
    ...params,
    capabilities: capabilities(encoding),
  })
  const { capabilities: server } = result as { capabilities: { positionEncoding?: string } }
  assert.equal(server.positionEncoding, encoding)
  client.notify("initialized", {})
  client.open(uri, TEXT)
  await client.until(
    ({ params }) =>
      params?.uri === uri &&
      (params.diagnostics ?? []).some(
        ({ code }) => code === "copied-from-last-year" || code === "carry-over",
      ),
  )
  const textDocument = { uri }
  const ask = async (method: string, more: object = {}) =>
    normal((await client.request(`textDocument/${method}`, { textDocument, ...more })).result)

  const all: Record<string, unknown> = { diagnostics: normal(published(client, uri)) }
  for (const method of ["documentSymbol", "foldingRange", "codeLens"])
    all[method] = await ask(method)
  const offsets = Array.from({ length: TEXT.length }, (_, offset) => offset).filter(
    (offset) => !isMiddle(TEXT, offset) && offset % 17 === 0,
  )
  for (const method of [
    ...["hover", "definition", "references", "documentHighlight", "selectionRange"],
    ...["codeAction", "inlayHint", "semanticTokens/range"],
  ]) {
    const found: Record<string, unknown> = {}
    for (const offset of offsets) {
      const position = positions.at(offset)
      const range = positions.range(offset, Math.min(TEXT.length, endOf(offset)))
      const context = { includeDeclaration: true, diagnostics: [], triggerKind: 1 }
      const more = { position, positions: [position], range, context }
      const isOften = ["hover", "semanticTokens/range", "codeAction"].includes(method)
      if (isOften || offset % 3 === 0) found[offset] = await ask(method, more)
    }
    all[`textDocument/${method}`] = found
  }
  all["semanticTokens/full"] = await ask("semanticTokens/full")
  const only = ["source.fixAll", "source.recomputeTotals"]
  const range = positions.range(0, TEXT.length)
  all.source = await ask("codeAction", { range, context: { only, diagnostics: [] } })

  const tables = new Positions(TABLES, encoding)
  client.open("untitled:tables.md", TABLES)
  const format = { textDocument: { uri: "untitled:tables.md" }, options: {} }
  const formatted = await client.request("textDocument/formatting", format)
  all.formatting = told(formatted.result, tables, texts)
  const row = TABLES.indexOf("行政规范𠮷")
  const part = { ...format, range: tables.range(row, row + 1) }
  const formattedRow = await client.request("textDocument/rangeFormatting", part)
  all.rangeFormatting = told(formattedRow.result, tables, texts)

  const begun = TEXT.slice(0, TEXT.indexOf("五、存在") + "五、存在".length)
  client.open("untitled:begun.txt", begun)
  const completed = await client.request("textDocument/completion", {
    textDocument: { uri: "untitled:begun.txt" },
    position: new Positions(begun, encoding).at(begun.length),
  })
  all.completion = told(completed.result, new Positions(begun, encoding), texts)

  // Commands are answered once the client has made the edit.
  client.send("workspace/executeCommand", { command: RECOMPUTE_COMMAND, arguments: [uri] })
  all.edit = normal((await client.until(({ method }) => method === "workspace/applyEdit")).params)
  client.send("workspace/executeCommand", { command: LOCATE_COMMAND, arguments: [uri, "requests"] })
  await client.settle()
  all.shown = client.received
    .filter(({ method }) => method === "window/showDocument" || method === "window/showMessage")
    .map(({ params }) => normal(params))
  return all
}

/** An answer with “@offset” for each position, and for each semantic token its offsets. */
function told(
  value: unknown,
  positions: Positions,
  texts: ReadonlyMap<string, Positions>,
): unknown {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map((each) => told(each, positions, texts))
  const { line, character, start, end, data, uri } = value as Readonly<Record<string, unknown>>
  if (typeof line === "number" && typeof character === "number")
    return `@${positions.offsetOf({ line, character })}`
  if (start && end) return [start, end].map((each) => told(each, positions, texts)).join("-")
  if (Array.isArray(data)) return tokens(data, positions)
  const own = (typeof uri === "string" && texts.get(uri)) || positions
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, told(each, own, texts)]),
  )
}

function tokens(data: readonly number[], positions: Positions): readonly string[] {
  const read: string[] = []
  let [line, character] = [0, 0]
  for (let index = 0; index < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0, type, modifiers] = data.slice(index, index + 5)
    character = lines > 0 ? characters : character + characters
    line += lines
    const start = positions.offsetOf({ line, character })
    const end = positions.offsetOf({ line, character: character + length })
    read.push(`@${start}-@${end} ${type} ${modifiers}`)
  }
  return read
}

function published(client: RawClient, uri: string) {
  return client.received.findLast(
    ({ method, params }) => method === "textDocument/publishDiagnostics" && params?.uri === uri,
  )?.params?.diagnostics
}

/** The end of the third line from an offset. */
function endOf(offset: number): number {
  const [lines = ""] = /^(?:.*(?:\r\n|[\r\n])){0,3}/.exec(TEXT.slice(offset)) ?? []
  return offset + lines.replace(/[\r\n]+$/, "").length
}

function rare(text: string): string {
  return replaceOnce(
    text,
    `${ISSUER}${/20\d\d/.exec(text)?.[0]}`,
    `${RARE}${ISSUER}${/20\d\d/.exec(text)?.[0]}`,
  )
    .replace("四、结转", "四、𠮷结转")
    .replaceAll(/\n(?=[^\n])/g, (_, offset) => ["\n", "\r\n"][offset % 2] ?? "")
}
