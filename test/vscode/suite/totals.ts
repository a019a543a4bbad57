import { commands } from "vscode"
import {
  closeAll,
  offeredActions,
  place,
  ruleOf,
  runCommand,
  select,
  type,
  until,
} from "./editor.ts"
import { equal } from "./expect.ts"
import { test } from "./harness.ts"
import { errorsAre, openReport, patch, reportText } from "./report.ts"

// The row 一、: its total is the last of seven figures.
const row = "新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0\t\n"
const total = row.replace(/0\t\n$/, "⟦0⟧\t\n")
const wrongTotal = total.replace("⟦0⟧", "⟦3⟧")
const wrongRow = wrongTotal.replace(/[⟦⟧]/g, "")

test("a report with right totals has two warnings and no error", async () => {
  const { document } = await openReport()
  const all = await errorsAre(document)
  equal(
    all.map((each) => `${ruleOf(each)} ${document.getText(each.range)}`),
    ["displaced-row 3. 其他", "displaced-row (七) 总计"],
  )
  await closeAll()
})

test("a total typed wrong is marked, with its addends", async () => {
  const editor = await openReport()
  const { document } = editor
  await type(editor, "3", place(document, total))
  const all = await errorsAre(document, "row-total", "balance")
  const [wrong, unbalanced] = ["row-total", "balance"].map((rule) =>
    all.find((each) => ruleOf(each) === rule),
  )
  const typed = place(document, wrongTotal)
  equal(wrong?.range, typed)
  const places = wrong?.relatedInformation?.map(({ location }) => location.range) ?? []
  equal(places.length, 6)
  const addends = place(document, wrongRow.replace("0\t0\t0\t0\t0\t0", "⟦$&⟧"))
  equal(
    places.every((each) => addends.contains(each) && document.getText(each) === "0"),
    true,
    "That every place is an addend",
  )
  // What does not balance is the column, whose total stands elsewhere; it names what was typed.
  equal(document.lineAt(unbalanced?.range.start.line ?? 0).text.startsWith("(七) 总计"), true)
  const named = unbalanced?.relatedInformation?.some(({ location }) =>
    location.range.isEqual(typed),
  )
  equal(named, true, "That the imbalance names the total")
  await closeAll()
})

test("the preferred action puts a wrong total right", async () => {
  const right = await reportText()
  const editor = await openReport()
  const { document } = editor
  await type(editor, "3", place(document, total))
  await errorsAre(document, "row-total", "balance")
  const actions = await offeredActions(document, place(document, wrongTotal), "quickfix")
  equal(actions[0]?.title, "Set the total to 0", "The first action")
  equal(
    actions.map(({ isPreferred = false }) => isPreferred),
    actions.map((_, index) => index === 0),
    "What is preferred",
  )
  select(editor, place(document, wrongTotal))
  await commands.executeCommand("editor.action.autoFix")
  await errorsAre(document)
  equal(document.getText(), right, "The text")
  await closeAll()
})

test("recomputing puts every total right, and one undo brings all back", async () => {
  const right = await reportText()
  const wrong = [
    [row, wrongRow],
    ["(一) 予以公开\t0\t0\t0\t0\t0\t0\t0", "(一) 予以公开\t0\t0\t0\t0\t0\t0\t12"],
    ["\n0\t0\t0\t0\t0\t0\t", "\n0\t0\t0\t0\t4\t0\t"],
  ].reduce((text, [piece = "", other = ""]) => patch(text, piece, other), right)
  const { document } = await openReport("年报.txt", wrong)
  await runCommand("reportLint.recomputeTotals")
  await until(
    () => document.getText() !== wrong,
    () => "Nothing was recomputed",
  )
  equal(document.getText(), right, "The text")
  await errorsAre(document)
  await commands.executeCommand("undo")
  equal(document.getText(), wrong, "The text after undoing")
  await closeAll()
})
