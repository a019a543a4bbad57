import type { Facts } from "../core/bind/facts.ts"

/** The facts of files that are last year's report of an open one: only theirs are kept. All by `toKey`. */
export class WantedFacts {
  /** The wanted file, by the open one. */
  readonly #wanted = new Map<string, string>()
  readonly #facts = new Map<string, Facts>()

  /** The open report `key` wants the file `wanted`, or none. */
  want(key: string, wanted: string | undefined): void {
    if (this.#wanted.get(key) === wanted) return
    if (wanted === undefined) this.#wanted.delete(key)
    else this.#wanted.set(key, wanted)
    const all = new Set(this.#wanted.values())
    for (const known of this.#facts.keys()) if (!all.has(known)) this.#facts.delete(known)
  }

  get(file: string): Facts | undefined {
    return this.#facts.get(file)
  }

  /** Keeps the facts of `file` where an open report wants it. */
  offer(file: string, facts: Facts): void {
    if ([...this.#wanted.values()].includes(file)) this.#facts.set(file, facts)
  }

  forget(file: string): void {
    this.#facts.delete(file)
  }
}
