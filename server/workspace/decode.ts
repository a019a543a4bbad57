/** The text of a file in an encoding that reports come in; absent when it is in none of them. */
export function decode(bytes: Uint8Array): string | undefined {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const encodings =
    mark === 0xfffe ? ["utf-16le"] : mark === 0xfeff ? ["utf-16be"] : ["utf-8", "gb18030"]
  for (const encoding of encodings) {
    const text = decodeAs(encoding, bytes)
    if (text !== undefined) return text.includes("\0") ? undefined : text
  }
  return undefined
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Not in this encoding, or the system does not know it.
    return undefined
  }
}
