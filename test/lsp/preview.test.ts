import assert from "node:assert/strict"
import { suite, test } from "node:test"
import {
  APPLY_FIX_REQUEST,
  type EditAnswer,
  PREVIEW_REQUEST,
  SET_FIGURE_REQUEST,
} from "../../server/contract.ts"
import {
  type FigureCell,
  type PreviewOfVersion,
  previewOfVersionSchema,
} from "../../server/features/preview-schema.ts"
import { fixture } from "../support/files.ts"
import type { OpenDocument } from "./document.ts"
import { type Editor, startEditor } from "./editor.ts"

const CLEAN = fixture("001")
const REPEATED = "重复申请\t0\t0\t0\t0\t0\t0\t0"
const TOTAL = "requests/unprocessed-repeat/total"

suite("the preview of a report", () => {
  test("is that of the version that the editor has", async () => {
    await using served = await startEditor({ locale: "en" })
    const { editor } = served
    const document = await editor.open(CLEAN)
    await document.change("一、总体情况", "一、总体情况\n")
    const answer = await preview(editor, document)
    previewOfVersionSchema.parse(answer)
    assert.equal(answer?.version, 2)
    assert.equal(answer?.preview.locale, "en")
    assert.match(answer?.preview.findings[0]?.message ?? "", /^The |^“.*” stands /)
  })

  test("is none where the text is no report, or not open", async () => {
    await using served = await startEditor()
    const { editor } = served
    assert.equal(await preview(editor, await editor.open("milk")), null)
    assert.equal(await preview(editor, { uri: "file:///nowhere.txt" }), null)
  })
})

suite("a figure written in the preview", () => {
  for (const [name, ending] of [
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ] as const) {
    test(`changes exactly its characters (${name})`, async () => {
      await using served = await startEditor()
      const { editor } = served
      const before = CLEAN.replaceAll("\n", ending)
      const document = await editor.open(before)
      assert.deepEqual(await set(editor, document, TOTAL, " 12 "), { applied: true })
      const after = before.replace(REPEATED, REPEATED.replace(/0$/, "12"))
      assert.equal(document.after(editor.edits[0]?.edit), after)
      assert.equal(editor.edits.length, 1)
      const [change] = editor.edits[0]?.edit.documentChanges ?? []
      assert.equal(change && "edits" in change && change.edits.length, 1)
    })
  }

  test("fills a blank at its place, and can be blanked again", async () => {
    await using served = await startEditor()
    const { editor } = served
    const blank = "重复申请\t0\t0\t\t0\t0\t0\t0"
    const document = await editor.open(CLEAN.replace(REPEATED, blank))
    const key = "requests/unprocessed-repeat/research"
    assert.equal((await set(editor, document, key, "5")).applied, true)
    assert.ok(document.after(editor.edits[0]?.edit).includes("重复申请\t0\t0\t5\t0\t0\t0\t0"))
    assert.equal((await set(editor, document, TOTAL, "")).applied, true)
    const emptied = document.text.replace(blank, blank.replace(/0$/, ""))
    assert.equal(document.after(editor.edits[1]?.edit), emptied)
  })

  test("that stands there already is no edit", async () => {
    await using served = await startEditor()
    const document = await served.editor.open(CLEAN)
    assert.deepEqual(await set(served.editor, document, TOTAL, "0"), { applied: true })
    assert.deepEqual(served.editor.edits, [])
  })

  test("is refused for another version, for a cell that is not there, and where it would break the table", async () => {
    await using served = await startEditor()
    const { editor } = served
    const document = await editor.open(CLEAN)
    const stale = await set(editor, document, TOTAL, "1", document.version + 1)
    assert.equal(stale.applied, false)
    assert.match(stale.message ?? "", /刚刚有改动/)
    for (const [key, text] of [
      ["requests/nothing/total", "1"],
      [TOTAL, "1\t2"],
      [TOTAL, "1\n2"],
      [TOTAL, "1\n\n一、总体情况\n\n2"],
    ] as const) {
      const answer = await set(editor, document, key, text)
      assert.equal(answer.applied, false, JSON.stringify(text))
      assert.match(answer.message ?? "", /不能这样填写/)
    }
    assert.deepEqual(editor.edits, [])
  })

  test("that the editor does not take is said to be too late", async () => {
    await using served = await startEditor()
    const { editor } = served
    const document = await editor.open(CLEAN)
    editor.accept = () => false
    const answer = await set(editor, document, TOTAL, "1")
    assert.equal(answer.applied, false)
    assert.match(answer.message ?? "", /刚刚有改动/)
  })
})

test("a fix is made where it is offered, for the version that it was offered for", async () => {
  await using served = await startEditor()
  const { editor } = served
  const document = await editor.open(CLEAN.replace(REPEATED, REPEATED.replace(/0$/, "3")))
  const answer = await preview(editor, document)
  const [note = -1] = figure(answer, TOTAL).notes
  const params = { uri: document.uri, finding: note, fix: 0 }
  const stale = await ask(editor, APPLY_FIX_REQUEST, { ...params, version: 0 })
  assert.equal(stale.applied, false)
  const made = await ask(editor, APPLY_FIX_REQUEST, { ...params, version: document.version })
  assert.deepEqual(made, { applied: true })
  assert.equal(document.after(editor.edits[0]?.edit), CLEAN)
  const none = await ask(editor, APPLY_FIX_REQUEST, {
    ...params,
    version: document.version,
    fix: 99,
  })
  assert.equal(none.applied, false)
})

function preview(
  editor: Editor,
  { uri }: { readonly uri: string },
): Promise<PreviewOfVersion | null> {
  return editor.connection.sendRequest(PREVIEW_REQUEST, { uri })
}

function set(
  editor: Editor,
  document: OpenDocument,
  key: string,
  text: string,
  version = document.version,
): Promise<EditAnswer> {
  return ask(editor, SET_FIGURE_REQUEST, { uri: document.uri, version, key, text })
}

function ask(editor: Editor, request: string, params: object): Promise<EditAnswer> {
  return editor.connection.sendRequest(request, params)
}

function figure(answer: PreviewOfVersion | null, key: string): FigureCell {
  for (const { blocks } of answer?.preview.sections ?? [])
    for (const block of blocks)
      for (const cell of block.kind === "table" ? block.parts.flat(2) : [])
        if (cell.kind === "figure" && cell.key === key) return cell
  throw new Error(`No figure ${key}`)
}
