import type { Page } from "playwright-core"
import { hoverFigure } from "./figure-tests.ts"
import type { OpenWorkbench } from "./host.ts"
import type { WindowTests } from "./window.ts"
import { goToEnd, goToLine, openFile, showProblems } from "./workbench.ts"
import { wrong, wrongLine } from "./wrong-report.ts"

const name = "癸.txt"
const caption = "第二十条第（一）项"
const captionLine = wrong.slice(0, wrong.indexOf(caption)).split("\n").length

export const pageFiles = { [name]: wrong }

const problems = { en: "the sum of its parts is 0", "zh-cn": "各项之和为 0" }

/** What a finding, a hover and a citation lead to: pages in both languages. */
export function pageTests(language: keyof typeof problems): WindowTests {
  return {
    "clicks on a finding's rule, on a rule in a hover and on a citation open their pages": (
      window,
    ) => openPages(window, problems[language]),
  }
}

async function openPages({ page }: OpenWorkbench, text: string): Promise<void> {
  await openFile(page, name)
  await showProblems(page)
  const problem = page.locator(".markers-panel .monaco-list-row", { hasText: text })
  await problem.locator("a", { hasText: "row-total" }).click()
  await shows(page, "row-total.md", "行的总计不等于各项之和")

  await page.locator(".tab", { hasText: name }).click()
  await goToLine(page, wrongLine)
  await hoverFigure(page, "row-total")
  // What the figure is checked by stands below what is wrong with it.
  const card = page.locator(".monaco-hover .hover-contents", { hasText: "row-total" }).first()
  await card.hover()
  await page.mouse.wheel(0, 2000)
  await page.locator(".monaco-hover a", { hasText: "balance" }).last().click()
  await shows(page, "balance.md", "勾稽不平")

  await page.locator(".tab", { hasText: name }).click()
  await goToEnd(page, wrong)
  await follow(page, "信息处理费管理办法")
  await shows(page, "processing-fees.md", "信息处理费")

  await page.locator(".tab", { hasText: name }).click()
  await goToLine(page, captionLine)
  await follow(page, caption)
  await shows(page, "disclosure-regulations-20.md", "第20条")
}

/** Clicks on what is cited. */
async function follow(page: Page, words: string): Promise<void> {
  const cited = page.locator(".detected-link", { hasText: words })
  await cited.first().click({ modifiers: ["Control"] })
}

/** The page is in front, and rendered. */
async function shows(page: Page, tab: string, heading: string): Promise<void> {
  await page.locator(".tab.active", { hasText: tab }).waitFor()
  const rendered = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame")
  await rendered.getByText(heading).first().waitFor()
}
