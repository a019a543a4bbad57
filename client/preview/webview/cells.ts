import { cellsOf, findCell, focus, moveOn, moveRow } from "./grid.ts"
import { EDITING } from "./patch.ts"

/** What a user does with a figure. */
export interface CellEvents {
  commit(key: string, text: string): void
}

/** The figures' cells as those of a spreadsheet: one of them is where the keyboard is, and may be typed into. */
export class Cells {
  readonly #root: HTMLElement
  readonly #events: CellEvents
  /** The key of the figure where the keyboard is, or was last. */
  #active: string | undefined
  #input: HTMLInputElement | undefined

  constructor(root: HTMLElement, events: CellEvents) {
    this.#root = root
    this.#events = events
    root.addEventListener("keydown", (event) => this.#onKey(event))
    root.addEventListener("focusin", ({ target }) => {
      const cell = findCell(target)
      if (cell) this.#activate(cell)
    })
    root.addEventListener("dblclick", ({ target }) => {
      const cell = findCell(target)
      if (cell) this.#edit(cell, textOf(cell))
    })
    root.addEventListener("copy", (event) => {
      const cell = this.#cellAtKeyboard()
      if (!cell || !getSelection()?.isCollapsed) return
      event.clipboardData?.setData("text/plain", textOf(cell))
      event.preventDefault()
    })
    root.addEventListener("paste", (event) => {
      const cell = this.#cellAtKeyboard()
      const text = event.clipboardData?.getData("text/plain").trim()
      if (!cell || !text || isFixed(cell)) return
      this.#commit(cell, text)
      event.preventDefault()
    })
  }

  /** After the cells were drawn anew: each table has one cell that Tab comes to. */
  restore(): void {
    // What was typed into is gone.
    if (this.#input?.isConnected === false) this.#input = undefined
    for (const table of this.#root.querySelectorAll<HTMLElement>("table[role=grid]")) {
      const cells = cellsOf(table)
      const active = cells.find((cell) => cell.dataset.key === this.#active) ?? cells[0]
      for (const cell of cells) cell.tabIndex = cell === active ? 0 : -1
    }
  }

  #activate(cell: HTMLElement): void {
    this.#active = cell.dataset.key
    this.restore()
  }

  #cellAtKeyboard(): HTMLElement | undefined {
    return this.#input ? undefined : findCell(document.activeElement)
  }

  #onKey(event: KeyboardEvent): void {
    const cell = findCell(event.target)
    if (!cell || event.isComposing) return
    const isHandled = this.#input ? this.#onKeyInInput(event, cell) : this.#onKeyInCell(event, cell)
    if (!isHandled) return
    event.preventDefault()
    // The editor around the page does not hear of it.
    event.stopPropagation()
  }

  #onKeyInCell(event: KeyboardEvent, cell: HTMLElement): boolean {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    if (altKey) return false
    if (ctrlKey || metaKey) {
      const all = cellsOf(cell.closest("table"))
      if (key === "Home") return focus(all[0])
      if (key === "End") return focus(all.at(-1))
      return false
    }
    const row = cellsOf(cell.closest("tr"))
    if (key === "ArrowLeft") return focus(row[row.indexOf(cell) - 1]) || true
    if (key === "ArrowRight") return focus(row[row.indexOf(cell) + 1]) || true
    if (key === "ArrowUp") return moveRow(cell, -1) || true
    if (key === "ArrowDown") return moveRow(cell, 1) || true
    if (key === "Enter") return moveRow(cell, shiftKey ? -1 : 1) || true
    // At either end of the table Tab goes on to what comes before or after it.
    if (key === "Tab") return moveOn(cell, shiftKey ? -1 : 1)
    if (key === "Home") return focus(row[0])
    if (key === "End") return focus(row.at(-1))
    if (isFixed(cell)) return false
    if (key === "F2") return this.#edit(cell, textOf(cell))
    if (key === "Delete" || key === "Backspace") return this.#commit(cell, "")
    // What is typed goes into the input that has the focus by then; so does what an input method makes of it.
    if (key.length === 1 || key === "Process") this.#edit(cell, "")
    return false
  }

  #onKeyInInput({ key, shiftKey }: KeyboardEvent, cell: HTMLElement): boolean {
    if (key === "Escape") return this.#finish(cell, false)
    if (key === "Enter" || key === "ArrowDown" || key === "ArrowUp") {
      this.#finish(cell, true)
      moveRow(cell, key === "ArrowUp" || (key === "Enter" && shiftKey) ? -1 : 1)
      return true
    }
    if (key !== "Tab") return false
    this.#finish(cell, true)
    return moveOn(cell, shiftKey ? -1 : 1)
  }

  #edit(cell: HTMLElement, text: string): boolean {
    if (this.#input || isFixed(cell)) return false
    const input = document.createElement("input")
    input.value = text
    input.autocomplete = "off"
    input.spellcheck = false
    input.setAttribute("aria-label", cell.getAttribute("aria-label") ?? "")
    input.addEventListener("blur", () => this.#finish(cell, true))
    this.#input = input
    cell.classList.add(EDITING)
    cell.append(input)
    input.focus()
    input.select()
    return true
  }

  /** Ends typing; the cell has the focus again where the input had it. */
  #finish(cell: HTMLElement, isKept: boolean): boolean {
    const input = this.#input
    if (!input) return false
    this.#input = undefined
    const hadFocus = document.activeElement === input
    cell.classList.remove(EDITING)
    input.remove()
    if (hadFocus) cell.focus({ preventScroll: true })
    if (isKept) this.#commit(cell, input.value.trim())
    return true
  }

  /** Shows the text at once; what the report then says comes with the next drawing. */
  #commit(cell: HTMLElement, text: string): boolean {
    const { key } = cell.dataset
    const value = cell.querySelector(".value")
    if (key === undefined || !value || text === textOf(cell)) return true
    value.textContent = text
    this.#events.commit(key, text)
    return true
  }
}

function textOf(cell: HTMLElement): string {
  return cell.querySelector(".value")?.textContent ?? ""
}

/** True where the text has no cell to write into. */
function isFixed(cell: HTMLElement): boolean {
  return cell.getAttribute("aria-readonly") === "true"
}
