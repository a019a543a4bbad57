import assert from "node:assert/strict"
import { test } from "node:test"
import { CURSOR_NOTIFICATION } from "../../server/contract.ts"
import { rules } from "../../server/core/rules/index.ts"
import { rowRules } from "../../server/quiet.ts"
import { fixture, startEditor } from "./editor.ts"

const TEXT = fixture("001.txt")
const ROW = "一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0"
const TYPED = `${ROW}3`
const PAUSE = 1_000

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
