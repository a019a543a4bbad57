/** What is read from a text, and what has been made of it, by what makes it: for `derive` alone. */
export interface Derivable {
  readonly derived: Map<unknown, unknown>
}

/**
 * Makes the same value of a thing once for all who ask. The thing holds it: a WeakMap would do the same, but V8
 * lets go of what is in one only when it goes through the whole of its memory, long after the thing is gone.
 */
export function derive<Thing extends Derivable, Value>(
  make: (thing: Thing) => Value,
): (thing: Thing) => Value {
  return (thing) => {
    const { derived } = thing
    if (derived.has(make)) return derived.get(make) as Value
    const value = make(thing)
    derived.set(make, value)
    return value
  }
}
