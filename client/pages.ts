import {
  Disposable,
  type ExtensionContext,
  FileSystemError,
  FileType,
  Uri,
  workspace,
} from "vscode"
import { PAGES_SCHEME } from "./options.ts"

/**
 * Serves the documentation that comes with the extension, to be read only. Under a scheme of its own, since in a
 * browser the extension's files may have web addresses, which the editor would open in another window; the
 * manifest has this one shown as a preview.
 */
export function servePages({ extensionUri }: ExtensionContext): Disposable {
  const toFile = ({ path }: Uri) => Uri.joinPath(extensionUri, "docs", path)
  const read = (page: Uri) => workspace.fs.readFile(toFile(page))
  const refuse = (page: Uri) => {
    throw FileSystemError.NoPermissions(page)
  }
  return workspace.registerFileSystemProvider(
    PAGES_SCHEME,
    {
      readFile: read,
      // By reading, since what is fetched from the web has no size before.
      stat: async (page) => {
        const { length } = await read(page)
        return { type: FileType.File, ctime: 0, mtime: 0, size: length }
      },
      // They never change.
      onDidChangeFile: () => new Disposable(() => {}),
      watch: () => new Disposable(() => {}),
      readDirectory: refuse,
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    },
    { isReadonly: true, isCaseSensitive: true },
  )
}
