import assert from "node:assert/strict"
import { test } from "node:test"
import type { CodeAction } from "vscode-languageserver/node"
import { fixture } from "../support/files.ts"
import { startEditor } from "./editor.ts"

const CLEAN = fixture("001")
// Two wrong totals in two tables: of 一 and of 行政复议.
const WRONG = CLEAN.replace(
  "申请数量\t\t0\t0\t0\t0\t0\t0\t0",
  "申请数量\t\t0\t0\t0\t0\t0\t0\t3",
).replace("\n0\t0\t0\t0\t0\t0", "\n0\t0\t0\t0\t4\t0")
const TOTAL = "申请数量\t\t0\t0\t0\t0\t0\t0\t⟦3⟧"
const ADDEND = "申请数量\t\t0\t⟦0⟧\t0\t0\t0\t0\t3"
const DISPUTES = "\n0\t0\t0\t0\t⟦4⟧\t0"

const titles = (actions: readonly CodeAction[]) => actions.map(({ title }) => title)
const withoutSilencing = (actions: readonly CodeAction[]) =>
  actions.filter(({ title }) => !/^(?:不再提示|Silence)/.test(title))
const kinds = (actions: readonly CodeAction[]) => [...new Set(actions.map(({ kind }) => kind))]

test("on a wrong total the first and preferred quick fix recomputes it alone", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(WRONG)
  const actions = withoutSilencing(await document.actions(document.place(TOTAL)))
  assert.deepEqual(kinds(actions), ["quickfix"])
  assert.deepEqual(
    actions.map(({ isPreferred = false }) => isPreferred),
    actions.map((_, index) => index === 0),
  )
  assert.equal(document.after(actions[0]?.edit), WRONG.replace("\t3\t", "\t0\t"))
  assert.deepEqual(
    actions[0]?.diagnostics?.map(({ code }) => code),
    ["row-total"],
  )
  assert.deepEqual(titles(actions.slice(1)), [
    "重新计算这一行的合计（1 处）",
    "重新计算这一列的合计（1 处）",
    "重新计算这张表的合计（1 处）",
    "重新计算全文的合计（2 处）",
  ])
  assert.equal(document.after(actions.at(-1)?.edit), CLEAN)
})

test("on an addend recomputing is rewriting, and nothing is preferred", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(WRONG)
  const actions = await document.actions(document.place(ADDEND), ["refactor"])
  assert.deepEqual(kinds(actions), ["refactor.rewrite"])
  assert.deepEqual(titles(actions), [
    "重新计算这一行的合计（1 处）",
    "重新计算这张表的合计（1 处）",
    "重新计算全文的合计（2 处）",
  ])
  assert.ok(actions.every(({ isPreferred }) => !isPreferred))
})

test("where columns are in groups a group is recomputed, not a row", async () => {
  await using served = await startEditor({ locale: "en" })
  const document = await served.editor.open(WRONG)
  const actions = withoutSilencing(await document.actions(document.place(DISPUTES)))
  assert.deepEqual(titles(actions.slice(1)), [
    "Recompute the totals of this group (1)",
    "Recompute the totals of this table (1)",
    "Recompute all totals (2)",
  ])
  assert.equal(document.after(actions[0]?.edit), WRONG.replace("\t4\t", "\t0\t"))
})

test("where two formulas want two values the total of the row is first", async () => {
  await using served = await startEditor()
  const before = "(七) 总计\t\t0\t0\t0\t0\t0\t0\t0"
  const document = await served.editor.open(CLEAN.replace(before, `${before.slice(0, -1)}7`))
  await document.change("予以公开\t0\t0\t0\t0\t0\t0\t0", "予以公开\t5\t0\t0\t0\t0\t0\t5")
  const [first] = await document.actions(document.place(`${before.slice(0, -1)}⟦7⟧`))
  assert.ok(first?.isPreferred)
  assert.match(document.after(first.edit), /\(七\) 总计\t\t0\t0\t0\t0\t0\t0\t0\t/)
})

test("a correct report offers nothing to recompute", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(CLEAN)
  const place = document.place("申请数量\t\t0\t⟦0⟧\t0\t0\t0\t0\t0\t\n二、")
  assert.deepEqual(await document.actions(place), [])
  const all = await document.actions(place, ["source.recomputeTotals.reportLint"])
  assert.deepEqual(all, [])
})

test("fix-all is offered only when asked for, and applies every safe fix", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(CLEAN.replace("\n二、主动公开", "\n2、主动公开"))
  const place = document.place("⟦2、⟧主动公开")
  assert.deepEqual(kinds(await document.actions(place)), ["quickfix"])
  for (const only of ["source", "source.fixAll", "source.fixAll.reportLint"]) {
    const [action, ...others] = await document.actions(place, [only])
    assert.equal(action?.kind, "source.fixAll.reportLint")
    assert.deepEqual(others, [])
    const fixed = await served.editor.open(document.after(action.edit))
    assert.match(fixed.text, /\n二、主动公开/)
    assert.deepEqual(await fixed.actions(fixed.range("二、主动公开"), [only]), [])
  }
})

test("kinds that are not asked for are not offered", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(WRONG)
  const place = document.place(TOTAL)
  assert.deepEqual(await document.actions(place, ["refactor"]), [])
  assert.deepEqual(await document.actions(place, ["source.organizeImports"]), [])
  assert.deepEqual(await document.actions(place, ["source.fix"]), [])
  const [action, ...others] = await document.actions(place, ["source.recomputeTotals"])
  assert.deepEqual(others, [])
  assert.equal(document.after(action?.edit), CLEAN)
})

test("an edit names the version that it was made for", async () => {
  await using served = await startEditor()
  const document = await served.editor.open(WRONG)
  // Not awaited: the document moves on before the answer comes.
  const asked = document.actions(document.place(TOTAL))
  await document.change("一、总体情况", "一、总体情况\n\n")
  const [action] = await asked
  assert.throws(() => document.after(action?.edit), /version 1/)
  const [current] = await document.actions(document.place(TOTAL))
  assert.equal(document.after(current?.edit), document.text.replace("\t3\t", "\t0\t"))
})

test("an editor without versioned edits is given plain ones", async () => {
  await using served = await startEditor({ capabilities: {} })
  const document = await served.editor.open(WRONG)
  const range = document.place(TOTAL)
  const [action] = await document.actions(range)
  assert.deepEqual(action?.edit, { changes: { [document.uri]: [{ range, newText: "0" }] } })
})

test("of a directive the reason is selected, where the client can select it", async () => {
  const workspaceEdit = { documentChanges: true, snippetEditSupport: true }
  await using served = await startEditor({ capabilities: { workspace: { workspaceEdit } } })
  const document = await served.editor.open(WRONG)
  const actions = await document.actions(document.place(TOTAL))
  const silencing = actions.find(
    ({ title }) => title === "不再提示“行的总计不等于各项之和”：这一格",
  )
  const [change] = silencing?.edit?.documentChanges ?? []
  const [edit] = change && "edits" in change ? change.edits : []
  assert.deepEqual(edit && "snippet" in edit && edit.snippet, {
    kind: "snippet",
    value: `<!-- report-lint-disable-next-table row-total[received/total]: \${1:填写原因} -->\n`,
  })
  const others = actions.filter(({ title }) => !title.startsWith("不再提示"))
  assert.ok(others.length > 0)
  assert.doesNotMatch(JSON.stringify(others), /"snippet"/)
})
