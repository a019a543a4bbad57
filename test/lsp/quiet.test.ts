import assert from "node:assert/strict"
import { test } from "node:test"
import {
  InlayHintRefreshRequest,
  InlayHintRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
} from "vscode-languageserver/node"
import { CURSOR_NOTIFICATION } from "../../server/contract.ts"
import { rules } from "../../server/core/rules/index.ts"
import { tokenModifiers } from "../../server/features/tokens.ts"
import { rowRules } from "../../server/quiet.ts"
import { fixture } from "../support/files.ts"
import type { OpenDocument } from "./document.ts"
import { type Editor, startEditor } from "./editor.ts"

const TEXT = fixture("001")
const ROW = "一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0"
const TYPED = `${ROW}3`
const PAUSE = 1_000
const WRONG = 1 << tokenModifiers.indexOf("wrong")

test("what stays quiet is named as the rules are", () => {
  const ids = new Set(rules.map(({ id }) => id))
  assert.deepEqual(
    rowRules.filter((id) => !ids.has(id)),
    [],
  )
})

test("a row being typed is not judged until a pause; other lines are at once", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(TEXT)
  await document.send(ROW, TYPED)
  // Replacing a row is no typing.
  await served.editor.settle()
  assert.deepEqual(document.errors, ["balance", "row-total"])
  await document.change(TYPED, ROW)
  await document.type(ROW, "3")
  assert.deepEqual(document.errors, ["balance"])
  assert.equal(document.published.at(-1)?.version, document.version)
  await new Promise((resolve) => setTimeout(resolve, PAUSE + 300))
  assert.deepEqual(document.errors, ["balance", "row-total"])
  assert.equal(document.published.at(-1)?.version, document.version)
})

test("typing on goes on being quiet", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(TEXT)
  for (const digit of "1234") {
    await document.type(ROW, digit)
    await new Promise((resolve) => setTimeout(resolve, PAUSE / 3))
    assert.deepEqual(document.errors, ["balance"])
  }
})

for (const [name, line, expected] of [
  ["leaves the line", 0, ["balance", "row-total"]],
  ["counts as done, as after an undo", undefined, ["balance", "row-total"]],
  ["stays on the line", "same", ["balance"]],
] as const)
  test(`the cursor ${name}`, async () => {
    await using served = await startEditor()
    const document = await served.editor.open(TEXT)
    await document.type(ROW, "3")
    const typed = document.range(TYPED).start.line
    await served.editor.connection.sendNotification(CURSOR_NOTIFICATION, {
      uri: document.uri,
      ...(line !== undefined && { line: line === "same" ? typed : line }),
    })
    await served.editor.settle()
    assert.deepEqual(document.errors, expected)
  })

test("hints and colours are quiet, too, and asked for anew after the pause", async () => {
  const refreshes = { refreshSupport: true }
  const workspace = { semanticTokens: refreshes, inlayHint: refreshes }
  await using served = await startEditor({ capabilities: { workspace } })
  const { connection } = served.editor
  const refreshed = [InlayHintRefreshRequest, SemanticTokensRefreshRequest].map(
    ({ method }) =>
      new Promise<void>((resolve) => {
        connection.onRequest(method, () => {
          resolve()
          return null
        })
      }),
  )
  const document = await served.editor.open(TEXT)
  await document.type(ROW, "3")
  // The total of another line, which the balance is told of, is wrong at once.
  assert.deepEqual(await shownOf(served.editor, document), { hints: [], wrong: ["0"] })
  await Promise.all(refreshed)
  const shown = { hints: ["应为 0（差 +3）"], wrong: ["03", "0"] }
  assert.deepEqual(await shownOf(served.editor, document), shown)
})

test("hints and colours are not held back from a client that cannot be told to ask anew", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(TEXT)
  await document.type(ROW, "3")
  const shown = { hints: ["应为 0（差 +3）"], wrong: ["03", "0"] }
  assert.deepEqual(await shownOf(served.editor, document), shown)
})

/** The hints, and the figures coloured as wrong. */
async function shownOf({ connection }: Editor, { uri, text }: OpenDocument) {
  const textDocument = { uri }
  const lines = text.split("\n")
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } }
  const hints = await connection.sendRequest(InlayHintRequest.type, { textDocument, range })
  const { data = [] } =
    (await connection.sendRequest(SemanticTokensRequest.type, { textDocument })) ?? {}
  const wrong: string[] = []
  let [line, start] = [0, 0]
  for (let index = 0; index < data.length; index += 5) {
    const [lineDelta = 0, startDelta = 0, length = 0, , modifiers = 0] = data.slice(index)
    start = lineDelta === 0 ? start + startDelta : startDelta
    line += lineDelta
    if (modifiers & WRONG) wrong.push(lines[line]?.slice(start, start + length) ?? "")
  }
  return { hints: hints?.map(({ label }) => label) ?? [], wrong }
}

test("a fix is no typing, however short", async () => {
  await using served = await startEditor()
  const wrong = TEXT.replace(ROW, `${ROW.slice(0, -1)}3`).replace("予以公开\t0\t", "予以公开\t若\t")
  const document = await served.editor.open(wrong)
  const before = document.errors
  const [fix] = await document.actions(document.place(`${ROW.slice(0, -1)}⟦3⟧`), ["quickfix"])
  await document.apply(fix?.edit)
  assert.ok(!document.errors.includes("row-total") && before.includes("row-total"))
  // On the same row another digit is typed: quiet again.
  await document.type(ROW, "4")
  assert.ok(!document.errors.includes("row-total"))
})

test("it can be turned off", async () => {
  const settings = { reportLint: { quietWhileTyping: false } }
  await using served = await startEditor({ initializationOptions: { settings } })
  const document = await served.editor.open(TEXT)
  await document.type(ROW, "3")
  assert.deepEqual(document.errors, ["balance", "row-total"])
})
