import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import type { OpenWorkbench } from "./host.ts"
import type { WindowTests } from "./window.ts"
import { goToLine, openFile, saveFile, showProblems } from "./workbench.ts"
import { right, wrong, wrongLine } from "./wrong-report.ts"

/** What a user reads, in either language. */
interface Words {
  readonly problem: string
  readonly fix: string
  readonly hint: string
  readonly hover: string
  readonly fails: string
  readonly recompute: string
  readonly holds: string
  readonly counts: string
  readonly showProblems: string
  readonly notChecked: string
  readonly silence: string
}

const english: Words = {
  problem: "is 3, the sum of its parts is 0",
  fix: "Set the total to 0",
  hint: "should be 0 (difference +3)",
  hover: "Row: 0 + 0 + 0 + 0 + 0 + 0 = 0, but it says 3 (difference +3)",
  fails: "✗ 2 formulas do not hold",
  recompute: "Recompute totals",
  holds: "✓ all 39 formulas hold",
  counts: "Errors: 2, warnings: 2",
  showProblems: "Show problems",
  notChecked: "The text does not read as an annual disclosure report.",
  silence: "Silence “A row's total is not the sum of its parts” for this figure",
}

const chinese: Words = {
  problem: "总计为 3，各项之和为 0",
  fix: "总计改为 0",
  hint: "应为 0（差 +3）",
  hover: "本行：0 + 0 + 0 + 0 + 0 + 0 = 0，写的是 3（差 +3）",
  fails: "✗ 2 项勾稽不成立",
  recompute: "重新计算合计",
  holds: "✓ 39 项勾稽全部成立",
  counts: "错误 2，警告 2",
  showProblems: "显示问题",
  notChecked: "内容不是政府信息公开工作年度报告。",
  silence: "不再提示“行的总计不等于各项之和”：这一格",
}

/** A report for each test, and a text that is none. */
export const figureFiles = {
  ...Object.fromEntries(["甲", "乙", "丙", "丁", "戊"].map((name) => [`${name}.txt`, wrong])),
  "购物.txt": "购物清单\n",
}

/** What is shown at a wrong figure and above its table, and what can be done there. */
export function figureTests(language: "en" | "zh-cn"): WindowTests {
  const words = language === "en" ? english : chinese
  return {
    "a wrong total is hinted at, and explained where the mouse rests": (window) =>
      readFigure(window, words),
    "the lens above a table counts what fails and recomputes it, in one step": (window) =>
      recompute(window, words),
    "the status tells what was read and leads to the problems; of another text, why nothing is shown":
      (window) => readStatus(window, words),
    "a wrong total is listed, and put right by the bulb": (window) => useBulb(window, words),
    "a finding is silenced, and the reason typed at once": (window) => silence(window, words),
  }
}

async function readFigure(window: OpenWorkbench, { hint, hover }: Words): Promise<void> {
  const { page } = window
  await openFile(page, "甲.txt")
  await goToLine(page, wrongLine)
  await page.locator(".view-line", { hasText: spaced(hint) }).waitFor()
  const path = page.locator(".breadcrumbs-below-tabs .monaco-breadcrumb-item")
  await path.filter({ hasText: "一、本年新收政府信息公开申请数量" }).waitFor()
  assert.deepEqual((await path.allInnerTexts()).map((text) => text.trim()).slice(1), [
    "三、收到和处理政府信息公开申请情况",
    "收到和处理政府信息公开申请情况",
    "一、本年新收政府信息公开申请数量",
  ])
  await hoverFigure(page, hover)
}

/** Rests the mouse on the wrong figure until it is explained. */
export async function hoverFigure(page: Page, explanation: string): Promise<void> {
  const card = page.locator(".monaco-hover .hover-contents", { hasText: explanation }).first()
  const figure = page.locator(".squiggly-error").first()
  for (let attempt = 0; attempt < 10 && !(await card.isVisible()); attempt++) {
    const box = await figure.boundingBox()
    // From where nothing is said, in one go: a card on the way would lie over the figure.
    await page.mouse.move(5, 5)
    if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await card.waitFor({ timeout: 3_000 }).catch(() => {})
  }
  await card.waitFor()
}

async function recompute(window: OpenWorkbench, { fails, recompute, holds }: Words): Promise<void> {
  const { page, folder } = window
  await openFile(page, "乙.txt")
  await goToLine(page, wrongLine)
  await lens(page, fails).waitFor()
  await lens(page, recompute).click()
  await lens(page, holds).waitFor()
  await page.locator(".squiggly-error").first().waitFor({ state: "detached" })
  await saveFile(page)
  assert.equal(readFileSync(join(folder, "乙.txt"), "utf8"), right)
  await goToLine(page, wrongLine)
  await page.keyboard.press("Control+Z")
  await lens(page, fails).waitFor()
  await saveFile(page)
  assert.equal(readFileSync(join(folder, "乙.txt"), "utf8"), wrong)
}

function lens(page: Page, text: string) {
  return page
    .locator(".codelens-decoration a, .codelens-decoration span", { hasText: text })
    .first()
}

async function readStatus(
  window: OpenWorkbench,
  { counts, showProblems, notChecked }: Words,
): Promise<void> {
  const { page } = window
  await openFile(page, "丙.txt")
  const item = page.locator(`.statusbar-item[aria-label*="${counts}"]`)
  await item.click()
  const shown = page.locator(".hover-language-status", { hasText: counts })
  await shown.waitFor()
  assert.match(await shown.innerText(), /岚浦区星榆街道办事处 · 2024 · 国办公开办函〔2021〕30号/)
  await shown.getByText(showProblems).click()
  await page.locator(".markers-panel .monaco-list-row").first().waitFor()
  await openFile(page, "购物.txt")
  await page.locator(`.statusbar-item[aria-label*="${notChecked}"]`).waitFor()
}

async function useBulb(window: OpenWorkbench, { problem, fix }: Words): Promise<void> {
  const { page, folder } = window
  await openFile(page, "丁.txt")
  await showProblems(page)
  const listed = page.locator(".markers-panel .monaco-list-row", { hasText: problem })
  await listed.dblclick()
  await page.locator(".squiggly-error").first().waitFor()
  await page.locator(".lightBulbWidget, .codicon-gutter-lightbulb").first().click()
  await page.locator(".action-widget .monaco-list-row", { hasText: fix }).first().click()
  await listed.waitFor({ state: "detached" })
  await page.locator(".squiggly-error").first().waitFor({ state: "detached" })
  await saveFile(page)
  assert.equal(readFileSync(join(folder, "丁.txt"), "utf8"), right)
}

async function silence(window: OpenWorkbench, words: Words): Promise<void> {
  const { page, folder } = window
  await openFile(page, "戊.txt")
  await showProblems(page)
  const listed = page.locator(".markers-panel .monaco-list-row", { hasText: words.problem })
  await listed.dblclick()
  await page.locator(".lightBulbWidget, .codicon-gutter-lightbulb").first().click()
  await page.locator(".action-widget .monaco-list-row", { hasText: words.silence }).first().click()
  await listed.waitFor({ state: "detached" })
  await page.keyboard.type("checked")
  await page.locator(".view-line", { hasText: "checked" }).waitFor()
  await saveFile(page)
  const line = "<!-- report-lint-disable-next-table row-total[received/total]: checked -->\n"
  const text = readFileSync(join(folder, "戊.txt"), "utf8")
  assert.equal(text.replace(line, ""), wrong)
  assert.notEqual(text, wrong)
}

/** An editor writes no-break spaces. */
function spaced(text: string): RegExp {
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  return new RegExp(escaped.replaceAll(" ", "\\s"))
}
