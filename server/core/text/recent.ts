// In V8 a part of a string, unless it is shorter, keeps the whole of it in memory: here a report a keystroke.
const SHORTEST_PART = 13

/**
 * What a pure function made of the texts it was lately given, so that an edit in one place does not have the
 * rest of a report read again. It is bounded by `limit`, in characters of those texts: at most twice as many
 * are remembered, the ones used last, and never a text that is longer.
 */
export class Recent<Value extends object | string> {
  readonly #make: (text: string) => Value
  readonly #limit: number
  #latest = new Map<string, Value>()
  #earlier = new Map<string, Value>()
  #length = 0

  constructor(limit: number, make: (text: string) => Value) {
    this.#limit = limit
    this.#make = make
  }

  /** What the function makes of `text`; the same object as last time where it is remembered. */
  get(text: string): Value {
    const known = this.#latest.get(text)
    if (known !== undefined) return known
    if (text.length >= this.#limit) return this.#make(text)
    const copy = text.length < SHORTEST_PART ? text : (JSON.parse(JSON.stringify(text)) as string)
    const value = this.#earlier.get(copy) ?? this.#make(copy)
    this.#length += copy.length + 1
    if (this.#length > this.#limit) {
      this.#earlier = this.#latest
      this.#latest = new Map()
      this.#length = copy.length + 1
    }
    this.#latest.set(copy, value)
    return value
  }
}
