import { activated, closeAll, open } from "./editor.ts"
import { test } from "./harness.ts"

test("opening a text file activates the extension", async () => {
  await open("001.txt")
  await activated()
  await closeAll()
})
