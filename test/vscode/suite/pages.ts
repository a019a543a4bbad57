import {
  commands,
  type DocumentLink,
  type Hover,
  MarkdownString,
  TabInputCustom,
  type TextDocument,
  Uri,
  window,
  workspace,
} from "vscode"
import { closeAll, place, ruleOf, until } from "./editor.ts"
import { equal } from "./expect.ts"
import { test } from "./harness.ts"
import { errorsAre, openReport, patch, reportText } from "./report.ts"

const TOTAL = "本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t"

test("a finding's rule leads to its page, shown as a preview", async () => {
  const { document } = await openWrong()
  const finding = (await errorsAre(document, "row-total", "balance")).find(
    (each) => ruleOf(each) === "row-total",
  )
  const target = typeof finding?.code === "object" ? finding.code.target : undefined
  equal(target?.toString(), "report-lint:/rules/row-total.md", "The page of the rule")
  await shows(target, "# row-total")
  await closeAll()
})

test("the rules and the articles in a hover lead to their pages", async () => {
  const { document } = await openWrong()
  await shows(await pageInHover(document, `${TOTAL}⟦3⟧`, "balance"), "# balance")
  await shows(
    await pageInHover(document, "⟦属于国家秘密⟧", "article 14 of the regulations"),
    "# 第14条",
  )
  await closeAll()
})

test("a regulation that the report cites leads to what rests on it", async () => {
  const { document } = await openWrong()
  const links = await commands.executeCommand<readonly DocumentLink[]>(
    "vscode.executeLinkProvider",
    document.uri,
  )
  const cited = links.find(({ range }) => document.getText(range).startsWith("《"))
  equal(cited?.target?.toString(), "report-lint:/regulations/processing-fees.md", "The page")
  await shows(cited?.target, "《政府信息公开信息处理费管理办法》")
  await closeAll()
})

async function openWrong() {
  return openReport("年报.txt", patch(await reportText(), `${TOTAL}0`, `${TOTAL}3`))
}

/** What words in the hover on a place lead to. */
async function pageInHover(
  document: TextDocument,
  marked: string,
  words: string,
): Promise<Uri | undefined> {
  const { start } = place(document, marked)
  const hovers = await commands.executeCommand<readonly Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    start,
  )
  const texts = hovers.flatMap(({ contents }) =>
    contents.map((each) => (each instanceof MarkdownString ? each.value : "")),
  )
  const [, rest = ""] = texts.join("\n").split(`[${words}](`)
  const [, command, argument] = /^command:([\w.]+)\?([^)]+)\)/.exec(rest) ?? []
  equal(command, "vscode.open", `The command of ${words}`)
  const [page] = JSON.parse(decodeURIComponent(argument ?? ""))
  return Uri.from(page)
}

/** Opens a page as a click does; it is to be rendered, and to say this. */
async function shows(uri: Uri | undefined, words: string): Promise<void> {
  if (!uri) throw new Error("No page")
  await commands.executeCommand("vscode.open", uri)
  const input = () => window.tabGroups.activeTabGroup.activeTab?.input
  await until(
    () => {
      const shown = input()
      return shown instanceof TabInputCustom && shown.uri.toString() === uri.toString()
    },
    () => `${uri} is not shown as a preview but ${JSON.stringify(input())}`,
  )
  const text = (await workspace.openTextDocument(uri)).getText()
  if (!text.includes(words)) throw new Error(`${uri} does not say ${words}:\n${text}`)
}
