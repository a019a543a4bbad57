const SPECIAL = /[.+^$()|[\]\\]/g

/**
 * Whether a path below a folder, with “/” between its parts, is one that a pattern names: `*` and `?` stay
 * within a part, `**` takes any number of parts, `{a,b}` is either. A pattern without “/” names parts of
 * any depth, and whatever is in a folder that is named is named too.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  const parts = pattern.replace(/^\.?\/+|\/+$/g, "")
  if (parts === "") return false
  const anywhere = parts.includes("/") ? "" : "(?:.*/)?"
  return new RegExp(`^${anywhere}${toExpression(parts)}(?:/.*)?$`, "su").test(path)
}

function toExpression(pattern: string): string {
  let depth = 0
  return (
    pattern.replace(/\*\*\/|\*\*|\*+|[?{},]|[.+^$()|[\]\\]/g, (token) => {
      switch (token) {
        case "**/":
          return "(?:.*/)?"
        case "**":
          return ".*"
        case "?":
          return "[^/]"
        case "{":
          // Without its end it stands for itself.
          depth++
          return "(?:"
        case "}":
          if (depth === 0) return "\\}"
          depth--
          return ")"
        case ",":
          return depth > 0 ? "|" : ","
        default:
          return token.startsWith("*") ? "[^/]*" : token.replace(SPECIAL, "\\$&")
      }
    }) + ")".repeat(depth)
  )
}
