/** A message as it came. */
export interface Frame {
  /** Of one that is too long only the beginning. */
  readonly body: Buffer
  /** Its length in bytes. */
  readonly length: number
}

/** In bytes. A document of the length that editors send at most (50 MB) is within it. */
export const LONGEST_MESSAGE = 192 * 1024 * 1024

const LONGEST_HEADER = 4096
// Enough to say what the message was.
const BEGINNING = 1024
const NOTHING = Buffer.alloc(0)

/** Cuts input into messages by their headers. What it keeps of a message is bounded whatever the header says. */
export class Frames {
  readonly #longest: number
  /** What there is of a header. */
  #header: Buffer = NOTHING
  /** What there is of a body, once its header is read. */
  #body: { readonly length: number; received: number; readonly parts: Buffer[] } | undefined

  constructor(longest = LONGEST_MESSAGE) {
    this.#longest = longest
  }

  /** True between messages. */
  get isAtEnd(): boolean {
    return !this.#body && this.#header.length === 0
  }

  /** The messages that end in `chunk`. Throws where no header can be read: what follows means nothing then. */
  *read(chunk: Buffer): Generator<Frame> {
    for (let rest = chunk; rest.length > 0; ) {
      if (!this.#body) {
        rest = this.#readHeader(rest)
        if (!this.#body) return
      }
      const { length, received, parts } = this.#body
      const part = rest.subarray(0, length - received)
      if (length <= this.#longest) parts.push(part)
      else if (received < BEGINNING) parts.push(part.subarray(0, BEGINNING - received))
      this.#body.received += part.length
      rest = rest.subarray(part.length)
      if (this.#body.received < length) return
      this.#body = undefined
      yield { body: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts), length }
    }
  }

  /** Returns what is behind the header, nothing where it has not ended. */
  #readHeader(bytes: Buffer): Buffer {
    const all = this.#header.length > 0 ? Buffer.concat([this.#header, bytes]) : bytes
    const end = all.subarray(0, LONGEST_HEADER).indexOf("\r\n\r\n")
    if (end < 0 && all.length >= LONGEST_HEADER) throw new Error("a header does not end")
    this.#header = end < 0 ? all : NOTHING
    if (end < 0) return NOTHING
    this.#body = { length: lengthIn(all.toString("latin1", 0, end)), received: 0, parts: [] }
    return all.subarray(end + 4)
  }
}

function lengthIn(header: string): number {
  const [, digits] = /^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*$/im.exec(header) ?? []
  if (digits === undefined) throw new Error("a header has no Content-Length")
  return Number(digits)
}
