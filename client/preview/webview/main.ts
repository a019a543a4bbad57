import type { PreviewOfVersion } from "../../../server/features/preview-schema.ts"
import { drawCard } from "../draw-card.ts"
import { drawReport } from "../draw-report.ts"
import { drawToolbar } from "../draw-toolbar.ts"
import { draw } from "../drawing.ts"
import { type DrawnFigure, indexFigures } from "../figures.ts"
import { type FromPage, toPageSchema } from "../messages.ts"
import { type Say, toSay } from "../words.ts"
import { Card } from "./card.ts"
import { Cells, findCell } from "./cells.ts"
import { patch } from "./patch.ts"
import { findProblem } from "./problems.ts"
import { scrollTo } from "./scroll.ts"

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void
  setState(state: object): void
}

interface Shown extends PreviewOfVersion {
  readonly say: Say
  readonly figures: ReadonlyMap<string, DrawnFigure>
}

/** Milliseconds in which the editor scrolls because of a click here; the page stays where it is. */
const CLICKED = 600

const host = acquireVsCodeApi()
const toolbar = find("toolbar")
const main = find("preview")
const bar = find("bar")
const status = find("status")
/** For who cannot see the page: what became of the figure that was written. */
const news = find("news")
const cells = new Cells(main, {
  commit(key, text) {
    written = key
    post({ type: "set", key, text })
  },
})
const card = new Card(main, describe, act)

let shown: Shown | undefined
let marks = true
let clicked = -CLICKED
/** Where the keyboard is, or was last. */
let left: HTMLElement | undefined
/** The key of a figure written and not drawn yet. */
let written: string | undefined

addEventListener("message", ({ data }) => {
  const message = toPageSchema.safeParse(data).data
  if (message?.type === "show") {
    host.setState({ uri: message.uri })
    show(message.answer, toSay(message.words))
  }
  if (message?.type === "scroll" && performance.now() - clicked > CLICKED)
    scrollTo(main, message.offset, message.share)
  if (message?.type === "refuse") {
    status.textContent = message.message
    // What was typed and not written goes again.
    if (shown) show(shown, shown.say)
  }
})

main.addEventListener("click", ({ target }) => {
  const element = placeOf(target)
  // A figure keeps the keyboard, so that it can be typed into.
  if (element && getSelection()?.isCollapsed !== false) select(element, !findCell(target))
})
main.addEventListener("focusin", ({ target }) => {
  if (!(target instanceof HTMLElement)) return
  left = target
  showBar(target)
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

host.postMessage({ type: "ready" })

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
  showBar(document.activeElement)
  tellNews()
}

function tellNews(): void {
  if (written === undefined) return
  const cell = main.querySelector(`td[data-key="${CSS.escape(written)}"]`)
  const count = toolbar.querySelector(".count")
  news.textContent = `${cell?.getAttribute("aria-label") ?? ""} ${count?.textContent ?? ""}`
  written = undefined
}

/** What the card, or the bar, says of an element. */
function describe(element: HTMLElement) {
  if (!shown) return undefined
  const figure = shown.figures.get(element.dataset.key ?? "")
  const notes = (element.dataset.notes ?? "").split(" ").filter(Boolean).map(Number)
  return {
    drawing: drawCard(shown.preview, shown.say, notes, figure),
    formulas: figure?.formulas ?? [],
  }
}

/** The bar says of the place where the keyboard is what the card says of that under the mouse. */
function showBar(target: Element | null): void {
  const place =
    target instanceof HTMLElement && main.contains(target)
      ? target.closest<HTMLElement>("[data-key], [data-notes]")
      : null
  if (!place && bar.contains(target)) return
  const told = place && describe(place)
  card.mark(told?.formulas ?? [], place?.dataset.key)
  for (const other of main.querySelectorAll("[aria-describedby]"))
    other.removeAttribute("aria-describedby")
  if (place && told?.drawing) place.setAttribute("aria-describedby", "bar")
  bar.dataset.key = place?.dataset.key ?? ""
  patch(
    bar,
    told?.drawing?.children ?? (shown ? [draw("p", { class: "help" }, shown.say("help"))] : []),
  )
}

function onKey(event: KeyboardEvent): boolean {
  const { key, shiftKey } = event
  const isCommand = event.ctrlKey || event.metaKey
  const isTyping = event.target instanceof HTMLInputElement
  const place = placeOf(event.target)
  if (key === "F8") return goToProblem(shiftKey ? -1 : 1)
  if (isTyping) return false
  if (isCommand && key.toLowerCase() === "z") return post({ type: shiftKey ? "redo" : "undo" })
  if (isCommand && key.toLowerCase() === "y") return post({ type: "redo" })
  if (isCommand && key === ".") return focusFixes(place)
  if (key === "Escape" && bar.contains(document.activeElement)) return focusPlace()
  if (key === "Enter" && place && (isCommand || !findCell(place))) return select(place, true)
  if (key === "Escape") card.hide()
  return false
}

function focusFixes(place: HTMLElement | undefined): boolean {
  const button = bar.querySelector("button")
  if (!place || !button) return false
  button.focus()
  return true
}

/** To where the keyboard was last. */
function focusPlace(): boolean {
  const place = left?.isConnected ? left : main
  place.focus({ preventScroll: true })
  return true
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

function goToProblem(by: 1 | -1): boolean {
  const problem = findProblem(main, by)
  if (!problem) return true
  problem.focus({ preventScroll: true })
  problem.scrollIntoView({ block: "center", inline: "nearest" })
  return select(problem, false)
}

function select(element: HTMLElement, focus: boolean): boolean {
  const { start, end } = element.dataset
  if (start === undefined || end === undefined) return false
  clicked = performance.now()
  return post({ type: "select", start: Number(start), end: Number(end), focus })
}

function placeOf(target: EventTarget | null): HTMLElement | undefined {
  const place = target instanceof Element ? target.closest<HTMLElement>("[data-end]") : null
  return place ?? undefined
}

function post(message: FromPage): boolean {
  if (message.type !== "select") status.textContent = ""
  host.postMessage(message)
  return true
}

function find(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no ${id}`)
  return element
}
