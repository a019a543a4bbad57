import { drawCard } from "../draw-card.ts"
import { type DrawnElement, draw } from "../drawing.ts"
import type { Card, Description } from "./card.ts"
import { bar, main } from "./elements.ts"
import { patch } from "./patch.ts"
import type { Shown } from "./shown.ts"

/** What the card, or the bar, says of an element. */
export function describe(shown: Shown | undefined, element: HTMLElement): Description | undefined {
  if (!shown) return undefined
  const figure = shown.figures.get(element.dataset.key ?? "")
  const notes = (element.dataset.notes ?? "").split(" ").filter(Boolean).map(Number)
  return {
    drawing: drawCard(shown.preview, shown.say, notes, figure),
    formulas: figure?.formulas ?? [],
  }
}

/** Shows what there is to say of the place where the keyboard is, or how the page is used. */
export function showBar(shown: Shown | undefined, target: Element | null, card: Card): void {
  const place = main.contains(target)
    ? target?.closest<HTMLElement>("[data-key], [data-notes]")
    : undefined
  if (!place && bar.contains(target)) return
  const told = place ? describe(shown, place) : undefined
  card.mark(told?.formulas ?? [], place?.dataset.key)
  for (const other of main.querySelectorAll("[aria-describedby]"))
    other.removeAttribute("aria-describedby")
  if (told?.drawing) place?.setAttribute("aria-describedby", bar.id)
  bar.dataset.key = place?.dataset.key ?? ""
  patch(bar, told?.drawing?.children ?? help(shown))
}

/** To the first fix of the place at the keyboard; false when there is none. */
export function focusFixes(): boolean {
  const button = bar.querySelector("button")
  button?.focus()
  return button !== null
}

function help(shown: Shown | undefined): readonly DrawnElement[] {
  return shown ? [draw("p", { class: "help" }, shown.say("help"))] : []
}
