import { environmentLocale } from "./cli/locale.ts"
import type { Locale } from "./core/messages.ts"

/** Major and minor version of the oldest Node that runs the program, by package.json; the build fills it in. */
declare const OLDEST_NODE: readonly [major: number, minor: number]

/** What the user of an older one is told, by `l10n`; the build fills it in, since that one may not load the catalogue. */
declare const OLD_NODE: Readonly<Record<Locale, string>>

/** Calls `start`; where Node is too old for what it starts, says so in a line instead, and ends with 2. */
export function withRecentNode(start: () => void): void {
  const { node } = process.versions
  if (isRecent(node)) start()
  else refuse(node)
}

function isRecent(node: string): boolean {
  const [major = 0, minor = 0] = node.split(".").map(Number)
  const [oldestMajor, oldestMinor] = OLDEST_NODE
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)
}

function refuse(node: string): void {
  const text = OLD_NODE[environmentLocale(process.env)]
  const message = text.replace("{oldest}", OLDEST_NODE.join(".")).replace("{node}", node)
  console.error(`report-lint: ${message}`)
  process.exitCode = 2
}
