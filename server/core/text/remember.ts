/** What `make` makes of an object, made once and kept as long as the object is: of a form, as long as the program runs. */
export function rememberFor<Key extends object, Value extends object>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  return rememberIn(new WeakMap<Key, Value>(), make)
}

/** What `make` makes of a value, made once: for values of which there are few. */
export function rememberBy<Key extends string | undefined, Value extends object>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  return rememberIn(new Map<Key, Value>(), make)
}

function rememberIn<Key, Value extends object>(
  remembered: Pick<Map<Key, Value>, "get"> & { set(key: Key, value: Value): unknown },
  make: (key: Key) => Value,
): (key: Key) => Value {
  return (key) => {
    const known = remembered.get(key)
    if (known) return known
    const value = make(key)
    remembered.set(key, value)
    return value
  }
}
