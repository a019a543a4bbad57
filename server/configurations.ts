import type { EditorSettings } from "./contract.ts"
import {
  type Configuration,
  type PlacedSettings,
  resolveConfiguration,
  type Settings,
} from "./core/configuration.ts"
import type { Message } from "./core/messages.ts"
import { readSettings, readSettingsFile } from "./core/settings.ts"
import type { Files } from "./workspace/files.ts"
import {
  foldersAround,
  loadSettingsSchema,
  parentOf,
  SETTINGS_FILE,
} from "./workspace/settings-file.ts"

/** What is told of settings: mistakes to their user, and that other settings hold now. */
export interface SettingsListener {
  mistaken(mistake: Message): void
  changed(): void
}

/**
 * What holds for each document: the editor's settings, and those of the project's files, which are read in
 * the background when a document needs them. Until then it is as if there were none.
 */
export class Configurations {
  readonly #files: Files | undefined
  readonly #listener: SettingsListener
  #folders: readonly string[] = []
  /** How often the editor has told its settings. */
  #turn = 0
  #editor: Settings = {}
  #byFolder: ReadonlyMap<string, Settings> = new Map()
  /** The settings files looked for, by URI; undefined where there is none. */
  readonly #known = new Map<string, PlacedSettings | undefined>()
  readonly #reading = new Set<string>()
  /** What holds for the documents asked for since anything changed, by URI. */
  readonly #resolved = new Map<string, Configuration>()
  readonly #taken = new Map<string, Configuration>()

  constructor(files: Files | undefined, listener: SettingsListener) {
    this.#files = files
    this.#listener = listener
  }

  setFolders(folders: readonly string[]): void {
    this.#resolved.clear()
    this.#folders = folders.map((folder) => folder.replace(/\/$/, ""))
    this.#listener.changed()
  }

  /** Takes the editor's settings; what is wrong with them is told. */
  async setEditor({ reportLint, folders = {} }: EditorSettings): Promise<void> {
    const turn = ++this.#turn
    const editor = await this.#readEditor(reportLint)
    const entries = Object.entries(folders).map(
      async ([uri, settings]) =>
        [uri.replace(/\/$/, ""), await this.#readEditor(settings)] as const,
    )
    const byFolder = new Map(await Promise.all(entries))
    // Later ones may have been read sooner.
    if (turn !== this.#turn) return
    this.#editor = editor
    this.#byFolder = byFolder
    this.#resolved.clear()
    this.#listener.changed()
  }

  /** What holds for a document, as far as it is known by now. */
  of(uri: string): Configuration {
    const files = this.#filesFor(uri)
    const unknown = files.filter((file) => !this.#known.has(file) && !this.#reading.has(file))
    if (unknown.length > 0) void this.#learn(unknown)
    const known = this.#resolved.get(uri)
    if (known) return known
    const nearest = files.map((file) => this.#known.get(file)).find((found) => found !== undefined)
    const resolved = resolveConfiguration(toPath(uri), [this.#editorFor(uri), nearest])
    this.#resolved.set(uri, resolved)
    return resolved
  }

  /** What a document was linted by, that is at the last `take`. */
  taken(uri: string): Configuration | undefined {
    return this.#taken.get(uri)
  }

  /** What a document is to be linted by. */
  take(uri: string): Configuration {
    const configuration = this.of(uri)
    this.#taken.set(uri, configuration)
    return configuration
  }

  /** True when a document was linted by other settings than hold now. */
  isStale(uri: string): boolean {
    return JSON.stringify(this.of(uri)) !== JSON.stringify(this.#taken.get(uri))
  }

  /** A document is closed. */
  forget(uri: string): void {
    this.#resolved.delete(uri)
    this.#taken.delete(uri)
  }

  /** A settings file may have been created, changed or deleted. */
  lookAgain(file: string): void {
    const isWanted = this.#known.has(file) || this.#reading.has(file)
    if (file.endsWith(`/${SETTINGS_FILE}`) && isWanted) void this.#learn([file])
  }

  /** Looks again for all settings files of a document: for clients that do not watch files. */
  lookAgainFor(uri: string): void {
    for (const file of this.#filesFor(uri)) this.lookAgain(file)
  }

  #filesFor(uri: string): readonly string[] {
    if (!this.#files || !/^(?!untitled:)[a-z][\w+.-]*:\/\//i.test(uri)) return []
    return foldersAround(uri, this.#folders).map((folder) => `${folder}/${SETTINGS_FILE}`)
  }

  #editorFor(uri: string): PlacedSettings {
    const folder = this.#folders
      .filter((each) => uri.startsWith(`${each}/`))
      .toSorted((a, b) => b.length - a.length)[0]
    const settings = this.#byFolder.get(folder ?? "") ?? this.#editor
    return { settings, folder: toPath(folder ?? parentOf(uri)) }
  }

  async #learn(files: readonly string[]): Promise<void> {
    for (const file of files) this.#reading.add(file)
    const before = files.map((file) => this.#known.get(file))
    await Promise.all(files.map((file) => this.#read(file)))
    for (const file of files) this.#reading.delete(file)
    this.#resolved.clear()
    const isNews = files.some(
      (file, index) => (this.#known.get(file) ?? before[index]) !== undefined,
    )
    if (isNews) this.#listener.changed()
  }

  async #read(file: string): Promise<void> {
    const text = await this.#files?.read(file, this.#folders).catch(() => undefined)
    if (text === undefined) {
      this.#known.set(file, undefined)
      return
    }
    const { settings, mistakes } = readSettingsFile(
      await loadSettingsSchema(),
      text,
      this.#toName(file),
    )
    this.#known.set(file, { settings, folder: toPath(parentOf(file)) })
    for (const mistake of mistakes) this.#listener.mistaken(mistake)
  }

  async #readEditor(value: unknown): Promise<Settings> {
    if (value === null || value === undefined || Object.keys(value).length === 0) return {}
    const { settings, mistakes } = readSettings(await loadSettingsSchema(), value, "reportLint.")
    for (const mistake of mistakes) this.#listener.mistaken(mistake)
    return settings
  }

  /** As the user knows the file: its path in the folder that is open. */
  #toName(file: string): string {
    const folder = this.#folders.find((each) => file.startsWith(`${each}/`))
    return toPath(folder ? file.slice(folder.length + 1) : file)
  }
}

/** A URI without its escapes. */
function toPath(uri: string): string {
  try {
    return decodeURIComponent(uri)
  } catch {
    return uri
  }
}
