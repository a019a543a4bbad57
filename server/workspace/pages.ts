import { existsSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"

/** The URI of the documentation's folder beside the folder of the server's bundle; absent where it was left out. */
export function findPages(bundles: string): string | undefined {
  const folder = join(bundles, "../docs")
  return existsSync(join(folder, "rules")) ? `${pathToFileURL(folder).href}/` : undefined
}
