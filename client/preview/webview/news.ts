import { main, news, toolbar } from "./elements.ts"

/** The key of a figure written and not drawn yet. */
let written: string | undefined

/** Tells of a figure once it is drawn as it was written. */
export function awaitNews(key: string): void {
  written = key
}

/** Tells who cannot see the page what became of the figure that was written. */
export function tellNews(): void {
  if (written === undefined) return
  const cell = main.querySelector(`td[data-key="${CSS.escape(written)}"]`)
  const count = toolbar.querySelector(".count")
  news.textContent = `${cell?.getAttribute("aria-label") ?? ""} ${count?.textContent ?? ""}`
  written = undefined
}
