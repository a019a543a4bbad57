import { activated, closeAll, open, type } from "./editor.ts"
import { test } from "./harness.ts"

test("opening a text file activates the extension", async () => {
  await open("report.txt")
  await activated()
  await closeAll()
})

test("typing reaches the document", async () => {
  const editor = await open("report.txt")
  await type(editor, "示例机关", "某机关")
  if (!editor.document.getText().includes("示例机关2024年")) throw new Error("Nothing was typed")
  await closeAll()
})
