import assert from "node:assert/strict"
import type { Locator } from "playwright-core"
import { figure, goToPreview, type PreviewWindow, withPreview } from "./preview-window.ts"
import type { WindowTests } from "./window.ts"

const name = "子.txt"
const row = "requests/refused-state-secret"

/** A report for these tests. */
export const narrowName = name

/** The preview where its tables are wider than its panel. */
export const narrowTests: WindowTests = {
  "in a narrow preview a row's labels and groups stay beside the figure where the keyboard is, in a very narrow one its own label":
    (window) => withPreview(window, name, useNarrow),
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
      await first.click()
      await goToPreview(page, preview)
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
