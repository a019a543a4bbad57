import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Locator } from "playwright-core"
import {
  clickFigure,
  figure,
  focusedKey,
  type PreviewWindow,
  saved,
  withPreview,
} from "./preview-window.ts"
import type { WindowTests } from "./window.ts"
import { wrong } from "./wrong-report.ts"

const total = "requests/received/total"
const person = "requests/received/natural-person"
const row = "新收政府信息公开申请数量\t\t"

/** The preview for who cannot see it, or not well, and for who types by an input method; in English. */
export const accessTests: WindowTests = {
  "a screen reader finds tables with headers, and figures with what is wrong": (window) =>
    withPreview(window, "辛.txt", listen),
  "an input method's figure is written once it is finished, in half width": (window) =>
    withPreview(window, "壬.txt", compose),
}

async function listen(window: PreviewWindow): Promise<void> {
  const { page, preview } = window
  const table = preview.getByRole("grid", { name: "Table: 收到和处理政府信息公开申请情况" })
  const heard = await table.ariaSnapshot()
  for (const line of [
    '- columnheader "法人或其他组织"',
    '- rowheader "三、本年度办理结果"',
    "- 'gridcell \"一、本年新收政府信息公开申请数量, 总计: 3 (wrong, should be 0)\" [invalid]': 3 → 0",
  ])
    assert.ok(heard.includes(line), `${line} is missing in\n${heard}`)
  assert.match(
    (await figure(preview, total).getAttribute("aria-description")) ?? "",
    /is 3, the sum of its parts is 0/,
  )
  // One stop for the whole table, and what is said there belongs to the figure.
  await figure(preview, total).focus()
  assert.equal(await table.locator("[data-key][tabindex='0']").count(), 1)
  assert.equal(await figure(preview, total).getAttribute("aria-describedby"), "bar")

  // In the system's own colours a mark is more than a colour.
  await page.emulateMedia({ forcedColors: "active" })
  await page.keyboard.press("ArrowDown")
  assert.equal(await styleOf(figure(preview, total), "outline-style"), "double")
  const [marks, other] = ["Marks", "Export"].map((name) => preview.getByRole("button", { name }))
  assert.ok(marks && other)
  assert.notEqual(
    await styleOf(marks, "background-color"),
    await styleOf(other, "background-color"),
  )
  await page.emulateMedia({ forcedColors: null })
  for (const [theme, kind] of [
    ["Default Dark Modern", "vscode-dark"],
    ["Default Light Modern", "vscode-light"],
  ] as const) {
    useTheme(window, theme)
    await preview.locator(`body.${kind}`).waitFor()
    for (const part of [".value", ".expected"]) {
      const contrast = await contrastOf(figure(preview, total), part)
      assert.ok(contrast >= 4.5, `${part} in ${theme}: ${contrast.toFixed(1)}`)
    }
  }

  // What became of a figure is told, and why one was not written.
  await type(window, person, "5")
  await preview.getByRole("status").getByText("自然人: 5").waitFor()
  await figure(preview, person).focus()
  await paste(figure(preview, person), "1\t2")
  await preview.getByRole("alert").getByText("would be read otherwise").waitFor()
  assert.equal(await saved(window), wrong.replace(`${row}0`, `${row}5`))
}

async function compose(window: PreviewWindow): Promise<void> {
  const { page, preview } = window
  const session = await page.context().newCDPSession(page)
  const press = async (key: string, code: number) => {
    const event = { key, windowsVirtualKeyCode: code }
    await session.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...event })
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", ...event })
  }
  const composing = (text: string) =>
    session.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
  await clickFigure(window, person)
  // To the page every key of an input method is this one.
  await press("Process", 229)
  const input = preview.locator("td.editing input:focus")
  await input.waitFor()
  await composing("ｓｈｉ")
  assert.equal(await input.inputValue(), "ｓｈｉ")
  // What chooses among the method's candidates is not for the page.
  await press("Enter", 13)
  await press("ArrowDown", 40)
  assert.equal(await input.inputValue(), "ｓｈｉ")
  await composing("１２")
  await session.send("Input.insertText", { text: "１２" })
  assert.equal(await input.inputValue(), "１２")
  await page.keyboard.press("Enter")
  await preview.locator(`td[data-key="${person}"]:not(.editing)`, { hasText: /^12/ }).waitFor()
  assert.equal(await focusedKey(preview), "requests/carried-over/natural-person")
  await session.detach()
  assert.equal(await saved(window), wrong.replace(`${row}0`, `${row}12`))
}

async function type(window: PreviewWindow, key: string, text: string): Promise<void> {
  const { page } = window
  await clickFigure(window, key)
  await page.keyboard.type(text)
  await page.keyboard.press("Enter")
}

// What the page knows, of which the tests are not part.
declare function getComputedStyle(element: unknown): { getPropertyValue(name: string): string }
declare class DataTransfer {
  setData(type: string, text: string): void
}
declare class ClipboardEvent {
  constructor(type: "paste", options: object)
}

function styleOf(element: Locator, property: string): Promise<string> {
  return element.evaluate(
    (element, property) => getComputedStyle(element).getPropertyValue(property),
    property,
  )
}

/** As the user does in the settings. */
function useTheme({ folder }: PreviewWindow, theme: string): void {
  const file = join(folder, ".vscode/settings.json")
  const settings = JSON.parse(readFileSync(file, "utf8"))
  writeFileSync(file, JSON.stringify({ ...settings, "workbench.colorTheme": theme }))
}

/** Of the letters of a part with the paper of its cell, by WCAG. */
async function contrastOf(cell: Locator, part: string): Promise<number> {
  const letters = luminance(await styleOf(cell.locator(part), "color"))
  const paper = luminance(await styleOf(cell, "background-color"))
  return (Math.max(letters, paper) + 0.05) / (Math.min(letters, paper) + 0.05)
}

/** Of a computed colour: “rgb(0, 0, 0)”, or “color(srgb 0 0 0)” where colours are mixed. */
function luminance(colour: string): number {
  const most = colour.startsWith("color(") ? 1 : 255
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
    const share = Number(part) / most
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function paste(cell: Locator, text: string): Promise<void> {
  return cell.evaluate((cell, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/plain", text)
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
    cell.dispatchEvent(event as never)
  }, text)
}
