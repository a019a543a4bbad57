import { main } from "./elements.ts"
import { post } from "./host.ts"

/** Milliseconds in which the editor scrolls because of a place chosen here; the page stays where it is. */
const CHOSEN = 600

let chosen = -CHOSEN

/** The part of the page that is written somewhere in the text. */
export function placeOf(target: EventTarget | null): HTMLElement | undefined {
  const place = target instanceof Element ? target.closest<HTMLElement>("[data-end]") : null
  return place ?? undefined
}

/** Selects in the text what is written at a place; `focus` takes the keyboard there. */
export function choose({ dataset: { start, end } }: HTMLElement, focus: boolean): boolean {
  if (start === undefined || end === undefined) return false
  chosen = performance.now()
  post({ type: "select", start: Number(start), end: Number(end), focus })
  return true
}

/** True while the editor's scrolling is but an answer to a choice. */
export function isChoosing(): boolean {
  return performance.now() - chosen <= CHOSEN
}

/** To the next place of which something is to be said, or back. */
export function goToProblem(by: 1 | -1): void {
  const problem = findProblem(by)
  if (!problem) return
  problem.focus({ preventScroll: true })
  problem.scrollIntoView({ block: "center", inline: "nearest" })
  choose(problem, false)
}

/** From the last one on the first again. */
function findProblem(by: 1 | -1): HTMLElement | undefined {
  const problems = [...main.querySelectorAll<HTMLElement>("[data-notes]")]
  const here = document.activeElement
  if (by < 0) problems.reverse()
  if (!here || here === main || !main.contains(here)) return problems[0]
  const ahead = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const isAhead = (place: Node) => place !== here && here.compareDocumentPosition(place) & ahead
  return problems.find(isAhead) ?? problems[0]
}
