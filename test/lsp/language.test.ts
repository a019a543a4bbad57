import assert from "node:assert/strict"
import { PassThrough } from "node:stream"
import { test } from "node:test"
import {
  CodeActionTriggerKind,
  CodeLensRequest,
  CompletionRequest,
  createConnection,
  createProtocolConnection,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  type Location,
  type Range,
  RegistrationRequest,
  SelectionRangeRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
  ShowDocumentRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node"
import { LOCATE_COMMAND, NEW_REPORT_COMMAND, RECOMPUTE_COMMAND } from "../../server/contract.ts"
import { serve } from "../../server/serve.ts"
import { fixture } from "../support/files.ts"
import type { OpenDocument } from "./document.ts"
import { Editor, startEditor } from "./editor.ts"

const CLEAN = fixture("001")
const ROW = "申请数量\t\t0\t0\t0\t0\t0\t0\t0"
const WRONG = CLEAN.replace(ROW, "申请数量\t\t0\t0\t0\t0\t0\t0\t3")
const TOTAL = "申请数量\t\t0\t0\t0\t0\t0\t0\t⟦3⟧"

const capabilities = {
  textDocument: {
    hover: { contentFormat: ["markdown" as const] },
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  window: { showDocument: { support: true } },
  workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
}

const whole = (document: OpenDocument): Range => ({
  start: { line: 0, character: 0 },
  end: { line: document.text.split("\n").length, character: 0 },
})

test("a wrong total is explained, hinted at and led from", async () => {
  await using served = await startEditor({ capabilities })
  const { connection } = served.editor
  const document = await served.editor.open(WRONG)
  const textDocument = { uri: document.uri }
  const position = document.place(TOTAL).start
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position })
  assert.match(JSON.stringify(hover?.contents), /本行：0 \+ 0 .* = 0，写的是 3（差 \+3）/)
  assert.deepEqual(hover?.range, document.place(TOTAL))
  const range = whole(document)
  const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument, range })
  assert.deepEqual(
    hints?.map((hint) => [hint.label, hint.position]),
    [["应为 0（差 +3）", document.place(TOTAL).end]],
  )
  const params = { textDocument, position }
  const places = (await connection.sendRequest(DefinitionRequest.type, params)) as Location[]
  assert.deepEqual(
    places.map((place) => document.at(place.range)),
    ["0", "0", "0", "0", "0", "0"],
  )
})

test("above a wrong table its totals can be recomputed, and the figure be shown", async () => {
  await using served = await startEditor({ capabilities })
  const { connection } = served.editor
  const shown: unknown[] = []
  connection.onRequest(ShowDocumentRequest.type, (params) => {
    shown.push(params)
    return { success: true }
  })
  const document = await served.editor.open(WRONG)
  const params = { textDocument: { uri: document.uri } }
  const lenses = (await connection.sendRequest(CodeLensRequest.type, params)) ?? []
  assert.deepEqual(
    lenses.map(({ command }) => [command?.title, command?.command]),
    [
      ["✗ 2 项勾稽不成立", LOCATE_COMMAND],
      ["重新计算合计", RECOMPUTE_COMMAND],
      ["定位可疑数字", LOCATE_COMMAND],
      ["✓ 3 项勾稽全部成立", ""],
    ],
  )
  for (const { command } of lenses.slice(1, 3))
    await connection.sendRequest(ExecuteCommandRequest.type, {
      command: command?.command ?? "",
      arguments: command?.arguments ?? [],
    })
  assert.equal(document.after(served.editor.edits[0]?.edit), CLEAN)
  const selection = document.place(TOTAL)
  assert.deepEqual(shown, [{ uri: document.uri, takeFocus: true, selection }])
})

test("the outline, folding, selections and colours are given in lines", async () => {
  await using served = await startEditor({ capabilities })
  const { connection } = served.editor
  const document = await served.editor.open(WRONG)
  const textDocument = { uri: document.uri }
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })
  assert.equal(symbols?.length, 6)
  assert.ok(symbols?.every((symbol) => "selectionRange" in symbol))
  const folds = await connection.sendRequest(FoldingRangeRequest.type, { textDocument })
  assert.ok(folds?.every(({ startLine, endLine }) => startLine < endLine))
  const positions = [document.place(TOTAL).start, { line: 0, character: 0 }]
  const selections = await connection.sendRequest(SelectionRangeRequest.type, {
    textDocument,
    positions,
  })
  assert.equal(selections?.length, 2)
  assert.deepEqual(selections?.[0]?.range, document.place(TOTAL))
  const all = await connection.sendRequest(SemanticTokensRequest.type, { textDocument })
  const range = document.place(TOTAL)
  const one = await connection.sendRequest(SemanticTokensRangeRequest.type, { textDocument, range })
  assert.ok((all?.data.length ?? 0) > 1000)
  assert.deepEqual(one?.data, [range.start.line, range.start.character, 1, 5, 3])
})

test("a client that says nothing of itself is given plain answers", async () => {
  await using served = await startEditor({ capabilities: {} })
  const { connection } = served.editor
  const document = await served.editor.open(WRONG)
  const textDocument = { uri: document.uri }
  const position = document.place(TOTAL).start
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position })
  assert.equal((hover?.contents as { kind?: string } | undefined)?.kind, "plaintext")
  const symbols = await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })
  assert.ok(symbols?.every((symbol) => "location" in symbol))
  const edits = await connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument,
    options: { tabSize: 4, insertSpaces: true },
  })
  assert.deepEqual(edits, [])
})

test("another text has no answers, so that the editor's own ways apply", async () => {
  await using served = await startEditor({ capabilities })
  const { connection } = served.editor
  const document = await served.editor.open("会议纪要\n\n参加人员\n")
  const textDocument = { uri: document.uri }
  assert.equal(await connection.sendRequest(FoldingRangeRequest.type, { textDocument }), null)
  assert.equal(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument }), null)
  const tokens = await connection.sendRequest(SemanticTokensRequest.type, { textDocument })
  assert.deepEqual(tokens?.data, [])
})

test("formatting is offered for reports and plain text where that can be said", async () => {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  serve(createConnection(toServer, toEditor))
  const editor = new Editor(
    createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer)),
  )
  const registered: [string, unknown][] = []
  editor.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
    for (const { method, registerOptions } of registrations)
      registered.push([method, registerOptions?.documentSelector])
  })
  const formatting = { dynamicRegistration: true }
  await editor.initialize({ processId: null, capabilities: { textDocument: { formatting } } })
  await editor.settle()
  const selector = [{ language: "disclosure-report" }, { language: "plaintext" }]
  assert.deepEqual(registered, [
    ["textDocument/formatting", selector],
    ["textDocument/rangeFormatting", selector],
  ])
  editor.connection.dispose()
})

test("a new report is written by the server, and completed in an empty document", async () => {
  await using served = await startEditor({ capabilities })
  const { connection } = served.editor
  const create = (year: number) =>
    connection.sendRequest(ExecuteCommandRequest.type, {
      command: NEW_REPORT_COMMAND,
      arguments: ["示例市人民政府", year],
    })
  const text = String(await create(2020))
  assert.match(text, /^示例市人民政府2020年政府信息公开工作年度报告\n[\s\S]*本年新制作数量/)
  assert.equal(await create(2018), null)
  const document = await served.editor.open("")
  const completions = await connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: document.uri },
    position: { line: 0, character: 0 },
  })
  const [item] = (completions as { items: { textEdit: { newText: string } }[] }).items
  assert.match(
    item?.textEdit.newText ?? "",
    /^\$\{1:单位名称\}\$\{2:\d{4}\}年政府信息公开工作年度报告\n/,
  )
})

test("a table can be rewritten where the actions are asked for", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(CLEAN)
  const place = document.range("行政许可")
  assert.deepEqual(await document.actions(place), [])
  const [markdown] = await document.actions(place, ["refactor.rewrite"])
  assert.match(document.after(markdown?.edit), /\n\| 行政许可 +\| +0 \|/)
  const invoked = await served.editor.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri: document.uri },
    range: place,
    context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
  })
  assert.equal((invoked as unknown[]).length, 2)
})
