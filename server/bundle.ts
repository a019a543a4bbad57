import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { homedir } from "node:os"
import { dirname, isAbsolute, join } from "node:path"
import { Script } from "node:vm"

/** What a bundle exports, and how to make its next start quicker. */
export interface Bundle<Exports> {
  readonly exports: Exports
  /**
   * Keeps the code that has been compiled by now in the user's folder for caches, unless it is there already:
   * to be called once the bundle has done what it does at most starts.
   */
  keepCode(): void
}

// One of two or three megabytes for each bundle and version of V8; what old versions left goes when there are more.
const MOST_FILES = 8

/**
 * Loads the bundle `name` that lies beside this one. Its name changes with its content, so code compiled from
 * another one is never taken for its own. Node's own cache of compiled code would not do: it keeps only what
 * is compiled before anything runs, which is little, since functions are compiled when they are first called.
 */
export function loadBundle<Exports>(name: string): Bundle<Exports> {
  const filename = join(__dirname, name)
  // Node of one version has another V8 in an editor than by itself, and neither takes the other's code.
  const cached = join(cacheFolder(), `${name}-${process.versions.v8}-${process.arch}`)
  const cachedData = read(cached)
  // The build has put a function around it.
  const script = new Script(readFileSync(filename, "latin1"), {
    filename,
    ...(cachedData && { cachedData }),
  })
  const module = { exports: {} as Exports }
  script.runInThisContext()(module.exports, require, module, filename, __dirname)
  const isKept = cachedData !== undefined && !script.cachedDataRejected
  // Megabytes that would stay until the garbage is collected; what is no code may be too short to have a room of its own.
  if (isKept) cachedData.buffer.transfer(0)
  return {
    exports: module.exports,
    keepCode() {
      if (!isKept) write(cached, script.createCachedData())
    },
  }
}

/** V8 crashes on damaged code; a second copy beside it is compared more quickly than any sum is computed. */
function read(path: string): Buffer<ArrayBuffer> | undefined {
  try {
    if (!isOwn(dirname(path))) return undefined
    const copies = readFileSync(path)
    const [data, copy] = [copies.subarray(0, copies.length / 2), copies.subarray(copies.length / 2)]
    return data.equals(copy) ? data : undefined
  } catch {
    return undefined
  }
}

/** Writes the file whole or not at all; where the folder cannot be written, every start compiles anew. */
function write(path: string, data: Buffer): void {
  const folder = cacheFolder()
  const unfinished = `${path}.${process.pid}`
  try {
    make(dirname(folder))
    make(folder)
    if (!isOwn(folder)) return
    const files = readdirSync(folder)
    if (files.length >= MOST_FILES) for (const file of files) rmSync(join(folder, file))
    writeFileSync(unfinished, Buffer.concat([data, data]))
    renameSync(unfinished, path)
  } catch {
    // What is unfinished goes with what is old.
  }
}

/** Makes a folder, but not what is above it, which Node never ends to try in some places, such as /proc. */
function make(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
}

/**
 * True for a folder of this user's that nobody else may write: V8 runs what it finds there for the bundle's own code, if
 * only that is as long. On Windows each user's folder is such.
 */
function isOwn(folder: string): boolean {
  const { uid, mode } = lstatSync(folder)
  return !process.geteuid || (uid === process.geteuid() && (mode & 0o022) === 0)
}

function cacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env
  const inHome = (folder: string) => join(homedir(), folder, "report-lint")
  switch (process.platform) {
    case "win32":
      return LOCALAPPDATA ? join(LOCALAPPDATA, "report-lint") : inHome("AppData/Local")
    case "darwin":
      return inHome("Library/Caches")
    default:
      return XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)
        ? join(XDG_CACHE_HOME, "report-lint")
        : inHome(".cache")
  }
}
