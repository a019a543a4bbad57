import type { PreviewOfVersion } from "../../../server/features/preview-schema.ts"
import { drawReport } from "../draw-report.ts"
import { drawToolbar } from "../draw-toolbar.ts"
import { draw } from "../drawing.ts"
import { indexFigures } from "../figures.ts"
import { toPageSchema } from "../messages.ts"
import { type Say, toSay } from "../words.ts"
import { describe, focusFixes, showBar } from "./bar.ts"
import { Card } from "./card.ts"
import { Cells } from "./cells.ts"
import { bar, main, status, toolbar } from "./elements.ts"
import { findCell } from "./grid.ts"
import { post, remember } from "./host.ts"
import { awaitNews, tellNews } from "./news.ts"
import { patch } from "./patch.ts"
import { choose, goToProblem, isChoosing, placeOf } from "./places.ts"
import { scrollTo } from "./scroll.ts"
import type { Shown } from "./shown.ts"

let shown: Shown | undefined
let marks = true
/** Where the keyboard is, or was last. */
let left: HTMLElement | undefined

const cells = new Cells(main, { commit: setFigure })
const card = new Card(main, (element) => describe(shown, element), act)

addEventListener("message", ({ data }) => {
  const message = toPageSchema.safeParse(data).data
  if (message?.type === "show") {
    remember(message.uri)
    show(message.answer, toSay(message.words))
  }
  if (message?.type === "scroll" && !isChoosing()) scrollTo(main, message.offset, message.share)
  if (message?.type === "refuse") {
    status.textContent = message.message
    // What was typed and not written goes again.
    if (shown) show(shown, shown.say)
  }
})
main.addEventListener("click", ({ target }) => {
  const place = placeOf(target)
  // A figure keeps the keyboard, so that it can be typed into.
  if (place && getSelection()?.isCollapsed !== false) choose(place, !findCell(target))
})
main.addEventListener("focusin", ({ target }) => {
  if (!(target instanceof HTMLElement)) return
  left = target
  showBar(shown, target, card)
})
// The editor takes the keyboard from the page whole, and gives it back to the page, not to a place in it.
addEventListener("focus", () => {
  if (document.activeElement === document.body) focusPlace()
})
toolbar.addEventListener("click", ({ target }) => act(target))
bar.addEventListener("click", ({ target }) => act(target))
document.addEventListener("keydown", (event) => {
  if (!onKey(event)) return
  event.preventDefault()
  event.stopPropagation()
})

post({ type: "ready" })

function show(answer: PreviewOfVersion | null, say: Say): void {
  if (!answer) {
    shown = undefined
    patch(toolbar, [])
    patch(main, [draw("p", { class: "none" }, say("none"))])
    patch(bar, [])
    return
  }
  const { preview } = answer
  shown = { ...answer, say, figures: indexFigures(preview) }
  document.documentElement.lang = preview.locale === "en" ? "en" : "zh-CN"
  toolbar.setAttribute("aria-label", say("toolbar"))
  main.setAttribute("aria-label", say("label"))
  bar.setAttribute("aria-label", say("card"))
  patch(toolbar, drawToolbar(preview, say, marks))
  patch(main, [drawReport(preview, say, true)])
  main.classList.toggle("unmarked", !marks)
  cells.restore()
  card.restore()
  showBar(shown, document.activeElement, card)
  tellNews()
}

function setFigure(key: string, text: string): void {
  status.textContent = ""
  awaitNews(key)
  post({ type: "set", key, text })
}

/** True when the key was meant for the page, and not for a figure or the editor. */
function onKey({ key, shiftKey, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  const isCommand = ctrlKey || metaKey
  const letter = isCommand ? key.toLowerCase() : undefined
  const place = placeOf(target)
  if (key === "F8") goToProblem(shiftKey ? -1 : 1)
  else if (target instanceof HTMLInputElement) return false
  else if (letter === "z" || letter === "y") undo(letter === "y" || shiftKey ? "redo" : "undo")
  else if (letter === ".") return place !== undefined && focusFixes()
  else if (key === "Escape" && bar.contains(document.activeElement)) focusPlace()
  else if (key === "Enter" && place && (isCommand || !findCell(place))) return choose(place, true)
  else {
    if (key === "Escape") card.hide()
    return false
  }
  return true
}

function undo(type: "undo" | "redo"): void {
  status.textContent = ""
  post({ type })
}

/** To where the keyboard was last. */
function focusPlace(): void {
  const place = left?.isConnected ? left : main
  place.focus({ preventScroll: true })
}

/** A button's action. */
function act(target: EventTarget | null): void {
  const button = target instanceof Element ? target.closest("button") : null
  if (!button || !shown) return
  status.textContent = ""
  const { fix, set, act: name } = button.dataset
  const key = button.closest<HTMLElement>("[data-key]")?.dataset.key
  if (fix !== undefined) {
    const [finding = 0, index = 0] = fix.split(" ").map(Number)
    post({ type: "fix", version: shown.version, finding, fix: index })
  }
  if (set !== undefined && key) post({ type: "set", key, text: set })
  if (fix !== undefined || set !== undefined) {
    card.hide()
    if (bar.contains(button)) focusPlace()
  }
  if (name === "next" || name === "previous") goToProblem(name === "next" ? 1 : -1)
  if (name === "export" || name === "print") post({ type: name, marks })
  if (name === "marks") {
    marks = !marks
    show(shown, shown.say)
  }
}
