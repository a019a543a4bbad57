import { ConfigurationTarget, languages, workspace } from "vscode"
import { closeAll, diagnosticsOf, place, runCommand, type } from "./editor.ts"
import { equal } from "./expect.ts"
import { test } from "./harness.ts"
import { errorsAre, linted, openReport } from "./report.ts"

const figure = "予以公开\t⟦0⟧\t"

test("messages are in the chosen language, which may change at any time", async () => {
  const { document } = await openReport()
  const says = (word: string) =>
    diagnosticsOf(document, (all) => all.length === 2 && all.every(has(word)))
  const has = (word: string) => (each: { readonly message: string }) => each.message.includes(word)
  await says("off the other rows")
  await chooseLanguage("zh-cn")
  try {
    await says("没有对齐")
  } finally {
    await chooseLanguage(undefined)
  }
  await says("off the other rows")
  await closeAll()
})

test("after a restart the server knows the open documents", async () => {
  const editor = await openReport()
  const { document } = editor
  const counts: number[] = []
  const listener = languages.onDidChangeDiagnostics(() => {
    counts.push(languages.getDiagnostics(document.uri).length)
  })
  await runCommand("reportLint.restart")
  await linted(document)
  listener.dispose()
  equal(counts.includes(0), true, "That the findings of the old server went")
  await type(editor, "8", place(document, figure))
  await errorsAre(document, "row-total", "column-total")
  await closeAll()
})

async function chooseLanguage(language: string | undefined): Promise<void> {
  const configuration = workspace.getConfiguration("reportLint")
  await configuration.update("language", language, ConfigurationTarget.Global)
}
