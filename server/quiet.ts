import type { Finding } from "./core/lint.ts"
import type { Change, ClientDocument } from "./documents/document.ts"

// Rules that judge a row as a whole, or one of its cells: on a row just being typed they speak too early.
const ROW_RULES: ReadonlySet<string> = new Set([
  "missing-cell",
  "extra-cell",
  "displaced-row",
  "unknown-row",
  "row-label",
  "blank-figure",
  "not-a-number",
  "not-a-count",
  "number-format",
  "row-total",
  "column-total",
  "balance",
  "dispute-total",
])

// An input method enters a few characters at once; a longer piece was pasted.
const MOST_TYPED = 4

/** The rules that stay quiet on a line being typed. */
export const rowRules: readonly string[] = [...ROW_RULES]

/** Milliseconds without typing after which a line counts as finished. */
const PAUSE = 1_000

/** The line being typed in each document, until a pause or until it is said to be finished. */
export class Typing {
  readonly #lines = new Map<string, TypedLine>()
  readonly #finished: (uri: string) => void

  constructor(finished: (uri: string) => void) {
    this.#finished = finished
  }

  lineOf(uri: string): number | undefined {
    return this.#lines.get(uri)?.line
  }

  /** What is told of a document: all but what a row just being typed is not to be judged by. */
  told(document: ClientDocument, findings: readonly Finding[]): readonly Finding[] {
    return findings.filter(
      ({ rule, span }) => !ROW_RULES.has(rule) || !this.isTyped(document, span.start),
    )
  }

  /** True for what is written on the line being typed. */
  isTyped(document: ClientDocument, offset: number): boolean {
    const typed = this.lineOf(document.uri)
    return typed !== undefined && document.positionAt(offset).line === typed
  }

  /** Notices what changes do, to a text that `findings` are of. */
  notice(uri: string, changes: readonly Change[], findings: readonly Finding[]): void {
    this.#set(uri, isFix(changes, findings) ? undefined : typedLine(changes))
  }

  /** Ends being quiet, which is not told. */
  forget(uri: string): void {
    this.#set(uri, undefined)
  }

  finish(uri: string): void {
    if (!this.#lines.has(uri)) return
    this.forget(uri)
    this.#finished(uri)
  }

  /** Starts, or goes on with, being quiet on a line. */
  #set(uri: string, line: number | undefined): void {
    clearTimeout(this.#lines.get(uri)?.pause)
    this.#lines.delete(uri)
    if (line === undefined) return
    this.#lines.set(uri, { line, pause: setTimeout(() => this.finish(uri), PAUSE) })
  }
}

interface TypedLine {
  readonly line: number
  readonly pause: ReturnType<typeof setTimeout>
}

/** The line, from 0, that a change types on; absent for what is no typing: pasting, fixing, replacing all. */
function typedLine(changes: readonly Change[]): number | undefined {
  const [change, ...others] = changes
  if (!change?.place || others.length > 0) return undefined
  const { newText, place } = change
  const { span, firstLine, lastLine } = place
  if (firstLine !== lastLine || span.end - span.start > MOST_TYPED) return undefined
  return newText.length <= MOST_TYPED && !/[\r\n]/.test(newText) ? firstLine : undefined
}

/** True for changes that a fix of a finding offers: they are no typing, however short. */
function isFix(changes: readonly Change[], findings: readonly Finding[]): boolean {
  const made = JSON.stringify(changes.map(({ place, newText }) => [place?.span, newText]))
  return findings
    .flatMap(({ fixes }) => fixes)
    .some(({ edits }) => made === JSON.stringify(edits.map(({ span, newText }) => [span, newText])))
}
