import type { PreviewFormula } from "../../../server/features/preview-schema.ts"
import type { Drawing, DrawnElement } from "../drawing.ts"
import { patch } from "./patch.ts"

/** What is to be said of a place. */
export interface Description {
  readonly drawing: DrawnElement | undefined
  readonly formulas: readonly PreviewFormula[]
}

/** Milliseconds before the card comes, and before it goes, so that the mouse can reach it. */
const [SHOW, HIDE] = [250, 200]
const GAP = 4

/** Says beside the mouse what there is to say of the place under it, and marks the figures of its formulas. */
export class Card {
  readonly #root: HTMLElement
  readonly #describe: (element: HTMLElement) => Description | undefined
  readonly #box = document.createElement("div")
  #place: HTMLElement | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #focused: { readonly formulas: readonly PreviewFormula[]; readonly key: string | undefined } = {
    formulas: [],
    key: undefined,
  }

  constructor(
    root: HTMLElement,
    describe: (element: HTMLElement) => Description | undefined,
    act: (target: EventTarget | null) => void,
  ) {
    this.#root = root
    this.#describe = describe
    this.#box.className = "hover"
    this.#box.hidden = true
    document.body.append(this.#box)
    root.addEventListener("mouseover", ({ target }) => this.#enter(target))
    root.addEventListener("focusin", () => this.hide())
    root.addEventListener("mouseleave", () => this.#later(HIDE, () => this.hide()))
    this.#box.addEventListener("mouseenter", () => clearTimeout(this.#timer))
    this.#box.addEventListener("mouseleave", () => this.#later(HIDE, () => this.hide()))
    this.#box.addEventListener("click", ({ target }) => act(target))
  }

  /** Marks the figures of the formulas of the cell at the keyboard, for as long as the mouse is on no other. */
  mark(formulas: readonly PreviewFormula[], key: string | undefined): void {
    this.#focused = { formulas, key }
    if (!this.#place) this.#markFigures(formulas, key)
  }

  hide(): void {
    clearTimeout(this.#timer)
    this.#place = undefined
    this.#box.hidden = true
    this.#markFigures(this.#focused.formulas, this.#focused.key)
  }

  /** After the page was drawn anew. */
  restore(): void {
    const place = this.#place
    if (place?.isConnected) this.#show(place)
    else this.hide()
  }

  #enter(target: EventTarget | null): void {
    const place =
      target instanceof Element ? target.closest<HTMLElement>("[data-key], [data-notes]") : null
    // Of the place at the keyboard the bar says it.
    if (!place || place === document.activeElement) this.#later(HIDE, () => this.hide())
    else if (place === this.#place) clearTimeout(this.#timer)
    else this.#later(SHOW, () => this.#show(place))
  }

  #later(delay: number, action: () => void): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(action, delay)
  }

  #show(place: HTMLElement): void {
    const { drawing, formulas = [] } = this.#describe(place) ?? {}
    if (!drawing || place.querySelector("input")) {
      this.hide()
      return
    }
    this.#place = place
    this.#box.dataset.key = place.dataset.key ?? ""
    patch(this.#box, [drawing] satisfies Drawing[])
    this.#box.hidden = false
    this.#markFigures(formulas, place.dataset.key)
    this.#put(place)
  }

  /** Below the place, or above it where there is no room. */
  #put(place: HTMLElement): void {
    const around = place.getBoundingClientRect()
    const { width, height } = this.#box.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const below = around.bottom + GAP
    const fits = below + height <= clientHeight
    const top = fits ? below : Math.max(GAP, around.top - GAP - height)
    const left = Math.max(GAP, Math.min(around.left, clientWidth - width - GAP))
    this.#box.style.setProperty("top", `${top}px`)
    this.#box.style.setProperty("left", `${left}px`)
  }

  #markFigures(formulas: readonly PreviewFormula[], key: string | undefined): void {
    const totals = new Set(formulas.flatMap((formula) => formula.totals))
    const addends = new Set(formulas.flatMap((formula) => formula.addends))
    for (const cell of this.#root.querySelectorAll<HTMLElement>("td[data-key]")) {
      const { key: own = "" } = cell.dataset
      cell.classList.toggle("total", totals.has(own))
      cell.classList.toggle("addend", addends.has(own) && !totals.has(own))
      cell.classList.toggle("asked", own === key && formulas.length > 0)
    }
  }
}
