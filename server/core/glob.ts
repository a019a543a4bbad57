import picomatch from "picomatch"

/**
 * Whether a path below a folder, with “/” between its parts, is one that a pattern names: `*` and `?` stay
 * within a part, `**` takes any number of parts, `{a,b}` is either. A pattern without “/” names parts of any
 * depth, and whatever is in a folder that is named is named too.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  const parts = pattern.replace(/^\.?\/+|(?<!\/)\/+$/g, "").replace(/[()[\]]/g, "\\$&")
  if (parts === "") return false
  const anywhere = parts.includes("/") ? parts : `**/${parts}`
  return picomatch([anywhere, `${anywhere}/**`], OPTIONS)(path)
}

// Names of reports have brackets and plus signs of their own.
const OPTIONS = { dot: true, noextglob: true, nonegate: true }
