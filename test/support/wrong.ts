import assert from "node:assert/strict"

/** What is wrong with a case, by what it is: empty lists and `undefined` are nothing. */
export type Faults = Readonly<Record<string, unknown>>

/** Collects what is wrong with many cases, so that one test shows all of them, alike ones together. */
export class Wrong {
  readonly #cases = new Map<string, string[]>()

  add(name: string, faults: Faults): void {
    const found = Object.entries(faults).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    )
    if (found.length === 0) return
    const text = JSON.stringify(Object.fromEntries(found), undefined, 2)
    this.#cases.set(text, [...(this.#cases.get(text) ?? []), name])
  }

  assertNone(): void {
    const [first, ...others] = [...this.#cases].map(
      ([faults, names]) => `${names.join("; ")}:\n${faults}`,
    )
    if (first) assert.fail([first, ...others].join("\n"))
  }
}
