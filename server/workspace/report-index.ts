import type { Facts } from "../core/bind/facts.ts"
import type { Titled } from "../core/issuer.ts"
import { type Files, MOST_FILES, mayBeReport } from "./files.ts"
import { lastYearsNearby } from "./nearby.ts"
import { isInside, toKey } from "./places.ts"
import { readReportFile } from "./report-file.ts"
import { WantedFacts } from "./wanted-facts.ts"

/** A report that findings of another may point into. */
export interface KnownReport {
  readonly uri: string
  readonly facts: Facts
}

/** A file that was read; without a title it is no report, or none that can be told from others. */
interface KnownFile extends Titled {
  readonly uri: string
}

interface KeyedFile extends KnownFile {
  readonly key: string
}

/**
 * The reports of the workspace: open documents and, where none is open, files. Files are read one after
 * another in the background; of those only the titles are kept, and the facts of what is last year's
 * report of an open one.
 */
export class ReportIndex {
  readonly #files: Files | undefined
  /** Called when the answers may have changed for another reason than a call of `open` or `close`. */
  readonly #changed: () => void
  // All by `toKey`.
  #folders: readonly string[] = []
  /** The same as the client spells them. */
  #uris: readonly string[] = []
  readonly #open = new Map<string, KnownReport | undefined>()
  readonly #known = new Map<string, KnownFile>()
  readonly #unread = new Map<string, string>()
  readonly #facts = new WantedFacts()
  /** Finds last year's report of one; absent once other titles are known than it was made of. */
  #find: ((report: KeyedFile) => KeyedFile | undefined) | undefined
  /** What is being read; absent when nothing is. */
  #reading: string | undefined
  /** How often the folders were set; a search for folders that were set before gives up. */
  #searches = 0
  /** False until every file of the folders was read: before that a second candidate may be still unknown. */
  #isComplete = true
  #isListed = true
  #stoppedShort = false

  constructor(files: Files | undefined, changed: () => void) {
    this.#files = files
    this.#changed = changed
  }

  /** Reads the files of these folders, and forgets those of others. */
  async setFolders(folders: readonly string[]): Promise<void> {
    const search = ++this.#searches
    this.#folders = folders.map(toKey)
    this.#uris = folders
    this.#find = undefined
    for (const key of this.#known.keys()) if (!isInside(this.#folders, key)) this.#forget(key)
    if (!this.#files) return
    this.#isComplete = false
    this.#isListed = false
    let stoppedShort = false
    const stopShort = () => {
      stoppedShort = true
    }
    for (const folder of folders) {
      for await (const uri of this.#files.list(folder, stopShort)) {
        if (this.#isFull()) stopShort()
        if (search !== this.#searches || this.#isFull()) break
        this.#unread.set(toKey(uri), uri)
      }
    }
    if (search !== this.#searches) return
    this.#isListed = true
    this.#stoppedShort = stoppedShort
    await this.#readAll()
  }

  /** A file or folder was created, changed or deleted. */
  lookAgain(uri: string): void {
    const key = toKey(uri)
    if (this.#known.has(key) || (this.#isReport(key) && !this.#isFull())) this.#unread.set(key, uri)
    else {
      for (const [other, file] of this.#known)
        if (other.startsWith(`${key}/`)) this.#unread.set(other, file.uri)
    }
    if (this.#unread.size > 0) void this.#readAll()
  }

  /**
   * A document was opened or changed; without facts it is not a report. True when others may have another
   * report for last year's by that.
   */
  open(uri: string, facts: Facts | undefined): boolean {
    const key = toKey(uri)
    const isNew = !this.#open.has(key) || !isSameTitle(this.#open.get(key)?.facts, facts)
    if (isNew) this.#find = undefined
    this.#open.set(key, facts && { uri, facts })
    return isNew
  }

  close(uri: string): void {
    const key = toKey(uri)
    this.#find = undefined
    this.#open.delete(key)
    this.#facts.want(key, undefined)
    this.lookAgain(uri)
  }

  /** Last year's report of an open one, as far as it is known by now; `changed` is called when it is read. */
  lastYearOf(uri: string): KnownReport | undefined {
    const key = toKey(uri)
    const report = this.#open.get(key)
    this.#find ??= lastYearsNearby(this.#reports(), this.#folders)
    const found = report && this.#isComplete ? this.#find(toFile(key, report)) : undefined
    const open = found && this.#open.get(found.key)
    this.#facts.want(key, open ? undefined : found?.key)
    if (!found) return undefined
    const facts = open?.facts ?? this.#facts.get(found.key)
    if (facts) return { uri: found.uri, facts }
    if (this.#reading !== found.key) this.#unread.set(found.key, found.uri)
    void this.#readAll()
    return undefined
  }

  /** True where the folders hold more than is looked through. */
  get stoppedShort(): boolean {
    return this.#stoppedShort
  }

  #reports(): readonly KeyedFile[] {
    const open = [...this.#open].flatMap(([key, report]) =>
      report?.facts.title ? [toFile(key, report)] : [],
    )
    const files = [...this.#known].flatMap(([key, { uri, title }]) =>
      title && !this.#open.has(key) ? [{ key, uri, title }] : [],
    )
    return [...open, ...files]
  }

  /** Reads what is unread, one file after another. */
  async #readAll(): Promise<void> {
    if (this.#reading !== undefined) return
    for (;;) {
      const [next] = this.#unread
      if (!next) break
      const [key, uri] = next
      this.#unread.delete(key)
      this.#reading = key
      const file = await (this.#files && readReportFile(this.#files, uri, this.#uris))
      // It may have changed while it was read: then it is read once more.
      if (this.#unread.has(key)) continue
      this.#forget(key)
      if (!file || !isInside(this.#folders, key)) continue
      const { title } = file.facts ?? {}
      this.#known.set(key, { uri, ...(title && { title }) })
      this.#find = undefined
      if (file.facts) this.#facts.offer(key, file.facts)
    }
    this.#reading = undefined
    if (this.#isListed) this.#isComplete = true
    this.#changed()
  }

  #forget(key: string): void {
    this.#find = undefined
    this.#known.delete(key)
    this.#facts.forget(key)
  }

  #isFull(): boolean {
    return this.#known.size + this.#unread.size >= MOST_FILES
  }

  #isReport(key: string): boolean {
    return isInside(this.#folders, key) && mayBeReport(key)
  }
}

function toFile(key: string, { uri, facts: { title } }: KnownReport): KeyedFile {
  return { key, uri, ...(title && { title }) }
}

function isSameTitle(a: Titled | undefined, b: Titled | undefined): boolean {
  return a?.title?.year === b?.title?.year && a?.title?.issuer === b?.title?.issuer
}
