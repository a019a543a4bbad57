import type { Configuration, RuleConfiguration } from "./core/configuration.ts"
import { check, type LintOptions, type LintResult, type lint } from "./core/lint.ts"
import type { Locale } from "./core/messages.ts"
import type { Files } from "./workspace/files.ts"
import { type KnownReport, ReportIndex } from "./workspace/report-index.ts"

/** What a report was read as. */
export interface Reading {
  readonly result: LintResult
  /** What it was held against. */
  readonly lastYear?: KnownReport | undefined
}

/** What readings need to know, and what is told of them. */
export interface ReadingsListener {
  readonly locale: Locale
  /** The documents that are reports are other ones now. */
  changed(reports: readonly string[]): void
  /** Reports are held against other ones than before. */
  heldAnew(uris: readonly string[]): void
  failed(uri: string, error: unknown): void
  /** Last year's report of one was not found, and may be among the files that were not looked at. */
  notFoundAmongAll(): void
  /** A document begins as a report, but is too long to be read. */
  tooLong(uri: string): void
}

// In UTF-16 code units; the longest reports have a twentieth of it. Nobody is to wait for a log file.
const LONGEST_TEXT = 2_000_000
// In milliseconds.
const BURST = 20
// Enough for a title.
const BEGINNING = 10_000

/** What every open document was read as, and held against: last year's report, once it is known. By URI. */
export class Readings {
  readonly reports: ReportIndex
  readonly #lint: typeof lint
  readonly #listener: ReadingsListener
  /** Undefined for a document that is not a report. */
  readonly #readings = new Map<string, Reading | undefined>()
  readonly #tooLong = new Set<string>()
  /** What is to be checked again. */
  readonly #unchecked = new Set<string>()
  #checkingAgain: ReturnType<typeof setTimeout> | undefined

  constructor(read: typeof lint, files: Files | undefined, listener: ReadingsListener) {
    this.#lint = read
    this.#listener = listener
    this.reports = new ReportIndex(files, () => this.#checkAgain(this.#readings.keys()))
  }

  /** Absent when the document is not a report. */
  of(uri: string): Reading | undefined {
    return this.#readings.get(uri)
  }

  /** True once a document was read, a report or not. */
  has(uri: string): boolean {
    return this.#readings.has(uri)
  }

  /** True for a document that is not read for its length. */
  isTooLong(uri: string): boolean {
    return this.#tooLong.has(uri)
  }

  read(uri: string, text: string, configuration: Configuration): void {
    const isTooLong = text.length > LONGEST_TEXT
    if (isTooLong) this.#tooLong.add(uri)
    else this.#tooLong.delete(uri)
    const isRead = !configuration.isExcluded && !isTooLong
    const options = this.#options(configuration)
    const result = isRead ? this.#lint(text, options) : undefined
    if (isTooLong && this.#lint(text.slice(0, BEGINNING), options)) this.#listener.tooLong(uri)
    this.#remember(uri, result && { result })
    const isTitleNew = this.reports.open(uri, result?.facts)
    this.#hold(uri)
    this.#checkAgain(isTitleNew ? this.#readings.keys() : this.#heldAgainst(uri))
  }

  forget(uri: string): void {
    this.#remember(uri, undefined)
    this.#readings.delete(uri)
    this.#tooLong.delete(uri)
    this.reports.close(uri)
    this.#checkAgain(this.#readings.keys())
  }

  #remember(uri: string, reading: Reading | undefined): void {
    const wasReport = this.#readings.get(uri) !== undefined
    this.#readings.set(uri, reading)
    if (wasReport === (reading !== undefined)) return
    this.#listener.changed([...this.#readings].flatMap(([open, each]) => (each ? [open] : [])))
  }

  /** The reports that have `uri` for last year's. */
  *#heldAgainst(uri: string): Iterable<string> {
    for (const [other, reading] of this.#readings) if (reading?.lastYear?.uri === uri) yield other
  }

  /** Checks again those of `uris` that are held against another report than their last year's by now. */
  #checkAgain(uris: Iterable<string>): void {
    for (const uri of uris) this.#unchecked.add(uri)
    if (this.#unchecked.size === 0) return
    // Not at once: the document just changed is answered first, and a burst of changes by one check.
    this.#checkingAgain ??= setTimeout(() => {
      this.#checkingAgain = undefined
      const anew: string[] = []
      const unchecked = [...this.#unchecked]
      this.#unchecked.clear()
      for (const uri of unchecked) {
        try {
          if (this.#hold(uri)) anew.push(uri)
        } catch (error) {
          this.#listener.failed(uri, error)
        }
      }
      if (anew.length > 0) this.#listener.heldAnew(anew)
    }, BURST)
  }

  /** Holds a report, as it was read, against last year's; false when it was already. */
  #hold(uri: string): boolean {
    const reading = this.#readings.get(uri)
    const lastYear = this.reports.lastYearOf(uri)
    if (reading?.result.facts.title && !lastYear && this.reports.stoppedShort)
      this.#listener.notFoundAmongAll()
    if (!reading || lastYear?.facts === reading.lastYear?.facts) return false
    const { facts, configuration } = reading.result
    const findings = check(facts, this.#options(configuration, lastYear))
    this.#readings.set(uri, { result: { ...reading.result, findings }, lastYear })
    return true
  }

  #options(configuration?: RuleConfiguration, lastYear?: KnownReport): LintOptions {
    return {
      locale: this.#listener.locale,
      ...(configuration && { configuration }),
      ...(lastYear && { lastYear: lastYear.facts }),
    }
  }
}
