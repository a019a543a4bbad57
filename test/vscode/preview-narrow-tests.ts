import assert from "node:assert/strict"
import type { Locator } from "playwright-core"
import {
  clickFigure,
  figure,
  focusedKey,
  type PreviewWindow,
  withPreview,
} from "./preview-window.ts"
import type { WindowTests } from "./window.ts"

const name = "子.txt"
const row = "requests/refused-state-secret"

/** A report for these tests. */
export const narrowName = name

/** The preview where its tables are wider than its panel. */
export const narrowTests: WindowTests = {
  "in a narrow preview a row's labels and groups stay beside the figure where the keyboard is, in a very narrow one its own label":
    (window) => withPreview(window, name, useNarrow),
  "the head of a table, or of its part, stays above the figure where the keyboard is, in a wide preview and in a narrow one":
    (window) => withPreview(window, name, scrollDown),
}

async function useNarrow(window: PreviewWindow): Promise<void> {
  const { page, preview } = window
  const size = page.viewportSize()
  assert.ok(size)
  const labels = ["三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"].map((label) =>
    preview.locator("th.row", { hasText: label }),
  )
  const [first, last] = ["natural-person", "total"].map((column) =>
    figure(preview, `${row}/${column}`),
  )
  assert.ok(first && last)
  try {
    for (const { width, shown } of [
      { width: 1150, shown: labels },
      { width: 900, shown: labels.slice(-1) },
    ]) {
      await page.setViewportSize({ ...size, width })
      await clickFigure(window, `${row}/natural-person`)
      await page.keyboard.press("End")
      await besideEachOther([...shown, last])
      await assert.rejects(besideEachOther([...shown, first]), "nothing was scrolled")
      await page.keyboard.press("Home")
      await besideEachOther([...shown, first])
    }
  } finally {
    await page.setViewportSize(size)
  }
}

async function scrollDown(window: PreviewWindow): Promise<void> {
  const { page, preview } = window
  const size = page.viewportSize()
  assert.ok(size)
  const top = preview.locator("main")
  const head = preview.locator("thead.head").first()
  const wrong = "requests/received/total"
  try {
    for (const width of [1600, 1000]) {
      await page.setViewportSize({ ...size, width })
      await clickFigure(window, wrong)
      await page.keyboard.press("Control+End")
      await belowEachOther(top, head, preview.locator("td:focus"))
      await assert.rejects(
        belowEachOther(top, head, figure(preview, wrong)),
        "nothing was scrolled",
      )
      // Upwards each figure comes out from under the head.
      while ((await focusedKey(preview)) !== wrong) {
        await page.keyboard.press("ArrowUp")
        await belowEachOther(top, head, preview.locator("td:focus"))
      }
    }
    await passUnderHead(window, "第二十条第（八）项", "proactive/fees/amount")
  } finally {
    await page.setViewportSize(size)
  }
}

/** Scrolls a figure halfway under the head of its part; what is seen of it no other head lies over. */
async function passUnderHead({ page, preview }: PreviewWindow, caption: string, key: string) {
  const main = preview.locator("main")
  const top = await boxOf(main)
  const head = preview.locator(".head", { hasText: caption })
  const { height } = await boxOf(head)
  const others = await boxOf(preview.locator(".head").first())
  assert.ok(others.height > height, "no head reaches further down")
  const cell = await boxOf(figure(preview, key))
  await main.evaluate((main, by) => main.scrollBy(0, by), cell.y + cell.height / 2 - top.y - height)
  await belowEachOther(main, head)
  await assert.rejects(belowEachOther(main, head, figure(preview, key)), "it is not under the head")
  await page.mouse.click(cell.x + cell.width / 2, top.y + height + 4)
  assert.equal(await focusedKey(preview), key)
}

/** The first begins above the second or with it; from there on each begins below the one before, but for a line. */
async function belowEachOther(around: Locator, ...elements: readonly Locator[]): Promise<void> {
  let end = (await boxOf(around)).y
  for (const box of await Promise.all(elements.map(boxOf))) {
    assert.ok(box.y >= end - 1, `${JSON.stringify(box)} begins above ${end}`)
    end = box.y + box.height
  }
}

async function boxOf(element: Locator) {
  const box = await element.boundingBox()
  assert.ok(box)
  return box
}

/** Each of them ends, but for the width of a line, before the next begins, and none is out of the panel. */
async function besideEachOther(elements: readonly Locator[]): Promise<void> {
  const boxes = await Promise.all(elements.map((element) => element.boundingBox()))
  const panel = await elements[0]?.page().locator("iframe.webview").boundingBox()
  assert.ok(panel)
  let end = panel.x
  for (const box of boxes) {
    assert.ok(box && box.x >= end - 1, `${JSON.stringify(boxes)} from ${panel.x}`)
    end = box.x + box.width
  }
  assert.ok(end <= panel.x + panel.width + 1, `${end} of ${panel.x + panel.width}`)
}
