// An extension with a folder that is nowhere on a disk, as the file systems of the web have it: memory://reports/. In it
// every folder named 循环 has a folder of that name, without end.
import {
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileChangeEvent,
  FileChangeType,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Uri,
  workspace,
} from "vscode"

/** The texts of the files by their paths, put here when this is bundled. */
declare const FILES: Readonly<Record<string, string>>

const ENDLESS = "循环"

const files = new Map<string, Awaited<ReturnType<FileSystemProvider["readFile"]>>>(
  Object.entries(FILES).map(([path, text]) => [path, new TextEncoder().encode(text)]),
)
const changed = new EventEmitter<FileChangeEvent[]>()

/** Called by VS Code. */
export function activate({ subscriptions }: ExtensionContext): void {
  subscriptions.push(workspace.registerFileSystemProvider("memory", provider))
}

const provider: FileSystemProvider = {
  onDidChangeFile: changed.event,
  watch: (): Disposable => ({ dispose() {} }),
  stat(uri) {
    const file = files.get(uri.path)
    if (!file && entriesOf(uri).length === 0) throw FileSystemError.FileNotFound(uri)
    const type = file ? FileType.File : FileType.Directory
    return { type, ctime: 0, mtime: file?.length ?? 0, size: file?.length ?? 0 }
  },
  readDirectory: (uri) => entriesOf(uri),
  readFile(uri) {
    const file = files.get(uri.path)
    if (!file) throw FileSystemError.FileNotFound(uri)
    return file
  },
  writeFile(uri, content) {
    files.set(uri.path, content)
    changed.fire([{ type: FileChangeType.Changed, uri }])
  },
  createDirectory: refuse,
  delete: refuse,
  rename: refuse,
}

function entriesOf({ path }: Uri): [string, FileType][] {
  const folder = path.endsWith("/") ? path : `${path}/`
  const inside = [...files.keys()].filter((file) => file.startsWith(folder))
  const entries = inside.map((file): [string, FileType] => {
    const [name = "", ...rest] = file.slice(folder.length).split("/")
    return [name, rest.length > 0 ? FileType.Directory : FileType.File]
  })
  if (path.endsWith(`/${ENDLESS}`)) entries.push([ENDLESS, FileType.Directory])
  return [...new Map(entries)]
}

function refuse(uri: Uri): never {
  throw FileSystemError.NoPermissions(uri)
}
