import type {
  Position,
  TextDocumentContentChangeEvent,
  TextDocumentItem,
} from "vscode-languageserver"
import { TextDocument } from "vscode-languageserver-textdocument"
import type { Span } from "../core/text/span.ts"
import { type Encoding, offsetAfter, unitsIn } from "./encoding.ts"

/** What a change did. */
export interface Change {
  /** Absent where it was the whole text. */
  readonly place?: ChangedPlace
  readonly newText: string
}

/** What was replaced, in the text before it. */
export interface ChangedPlace {
  readonly span: Span
  /** From 0. */
  readonly firstLine: number
  readonly lastLine: number
}

/**
 * A text as its client counts in it. Positions are in the client's encoding and hold as LSP has it: a
 * character behind the end of its line is that end, a line behind the last one is the end of the text.
 */
export class ClientDocument {
  readonly #encoding: Encoding
  readonly #document: TextDocument
  /** Where counting went on from last: a line of many positions is walked once. */
  #last = { line: 0, offset: 0, character: 0 }

  constructor(encoding: Encoding, { uri, languageId, version, text }: TextDocumentItem) {
    this.#encoding = encoding
    this.#document = TextDocument.create(uri, languageId, version, text)
  }

  get uri(): string {
    return this.#document.uri
  }

  get languageId(): string {
    return this.#document.languageId
  }

  get version(): number {
    return this.#document.version
  }

  getText(): string {
    return this.#document.getText()
  }

  positionAt(offset: number): Position {
    const position = this.#document.positionAt(offset)
    if (this.#encoding === "utf-16") return position
    const { line } = position
    const lineStart = this.#document.offsetAt({ line, character: 0 })
    const end = lineStart + position.character
    const from =
      this.#last.line === line && this.#last.offset <= end && this.#last.offset >= lineStart
        ? this.#last
        : { offset: lineStart, character: 0 }
    const text = this.#document.getText()
    const character = from.character + unitsIn(text, from.offset, end, this.#encoding)
    this.#last = { line, offset: end, character }
    return { line, character }
  }

  offsetAt({ line, character }: Position): number {
    if (this.#encoding === "utf-16") return this.#document.offsetAt({ line, character })
    const start = this.#document.offsetAt({ line, character: 0 })
    const end = this.#document.offsetAt({ line, character: Number.MAX_SAFE_INTEGER })
    return offsetAfter(this.#document.getText(), start, end, character, this.#encoding)
  }

  /**
   * Makes the changes, each in the text that the one before it left. Throws where one begins on a line that
   * the text has not, as then the client's text is another one; an end behind the text is the text's end.
   */
  update(changes: readonly TextDocumentContentChangeEvent[], version: number): readonly Change[] {
    const made = changes.map((change) => {
      const [own, event] = this.#read(change)
      TextDocument.update(this.#document, [event], version)
      this.#last = { line: 0, offset: 0, character: 0 }
      return own
    })
    TextDocument.update(this.#document, [], version)
    return made
  }

  /** A change and how the library is told of it, which counts in UTF-16. */
  #read(change: TextDocumentContentChangeEvent): [Change, TextDocumentContentChangeEvent] {
    const { text } = change
    if (!("range" in change)) return [{ newText: text }, { text }]
    const { line } = change.range.start
    if (!Number.isInteger(line) || line < 0 || line >= this.#document.lineCount)
      throw new RangeError(`it begins on line ${line} of ${this.#document.lineCount}`)
    const offsets = [this.offsetAt(change.range.start), this.offsetAt(change.range.end)]
    const span = { start: Math.min(...offsets), end: Math.max(...offsets) }
    const range = {
      start: this.#document.positionAt(span.start),
      end: this.#document.positionAt(span.end),
    }
    const place = { span, firstLine: range.start.line, lastLine: range.end.line }
    return [
      { place, newText: text },
      { range, text },
    ]
  }
}
