import assert from "node:assert/strict"
import { test } from "node:test"
import { RECOMPUTE_COMMAND } from "../../server/contract.ts"
import { fixture } from "../support/files.ts"
import { startEditor } from "./editor.ts"

const CLEAN = fixture("001")
const ROW = "申请数量\t\t0\t0\t0\t0\t0\t0\t0\t\n二"
const WRONG_ROW = ROW.replace("0\t\n", "3\t\n")

test("the command recomputes the document in one edit of its version", async () => {
  await using served = await startEditor()
  const { editor } = served
  const wrong = CLEAN.replace(ROW, WRONG_ROW).replace("\n0\t0\t0\t0\t0\t0", "\n0\t0\t0\t0\t4\t0")
  const document = await editor.open(wrong)
  await document.change("一、总体情况", "一、总体情况\n")
  await editor.execute(RECOMPUTE_COMMAND, document.uri)
  assert.equal(editor.edits.length, 1)
  assert.equal(editor.edits[0]?.label, "重新计算合计")
  const after = CLEAN.replace("一、总体情况", "一、总体情况\n")
  assert.equal(document.after(editor.edits[0]?.edit), after)
  assert.deepEqual(editor.shown, ["已重新计算合计，改动 2 处。"])
})

test("totals follow the totals that they sum", async () => {
  await using served = await startEditor()
  const { editor } = served
  const document = await editor.open(
    CLEAN.replace("予以公开\t0\t0\t0\t0\t0\t0\t0", "予以公开\t5\t0\t0\t0\t0\t0\t0"),
  )
  await editor.execute(RECOMPUTE_COMMAND, document.uri)
  const after = document.after(editor.edits[0]?.edit)
  assert.match(after, /予以公开\t5\t0\t0\t0\t0\t0\t5\t/)
  assert.match(after, /\(七\) 总计\t\t5\t0\t0\t0\t0\t0\t5\t/)
})

test("it says when there is nothing to change", async () => {
  await using served = await startEditor({ locale: "en" })
  const document = await served.editor.open(CLEAN)
  await served.editor.execute(RECOMPUTE_COMMAND, document.uri)
  assert.deepEqual(served.editor.edits, [])
  assert.deepEqual(served.editor.shown, ["Every total is right; nothing was changed."])
})

test("it says how many totals cannot be computed", async () => {
  await using served = await startEditor()
  const { editor } = served
  const document = await editor.open(CLEAN.replace(ROW, ROW.replace("\t\t0", "\t\t若干")))
  await editor.execute(RECOMPUTE_COMMAND, document.uri)
  assert.deepEqual(editor.edits, [])
  assert.match(editor.shown[0] ?? "", /^没有改动。有 1 个合计/)
  await document.change("0\t0\t0\t0\t0\t0\t0\t\n四、结转", "0\t0\t0\t0\t0\t0\t9\t\n四、结转")
  await editor.execute(RECOMPUTE_COMMAND, document.uri)
  assert.match(editor.shown[1] ?? "", /改动 1 处。另有 1 个合计/)
})

test("an edit that comes too late is refused, and that is said", async () => {
  await using served = await startEditor()
  const { editor } = served
  const document = await editor.open(CLEAN.replace(ROW, WRONG_ROW))
  editor.accept = async ({ edit }) => {
    await document.change("一、总体情况", "一、总体情况\n")
    assert.throws(() => document.after(edit), /version 1/)
    return false
  }
  await editor.execute(RECOMPUTE_COMMAND, document.uri)
  assert.match(editor.shown[0] ?? "", /没有重新计算/)
})

test("a text that is not a report, and one that is not open, have no totals", async () => {
  await using served = await startEditor()
  const { editor } = served
  const document = await editor.open("milk")
  await editor.execute(RECOMPUTE_COMMAND, document.uri)
  await editor.execute(RECOMPUTE_COMMAND, "file:///nowhere.txt")
  await editor.execute(RECOMPUTE_COMMAND)
  assert.deepEqual(editor.edits, [])
  assert.equal(editor.shown.filter((message) => message.startsWith("这不是")).length, 3)
})
