import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { type Token as AcornToken, parse } from "acorn"
import { transformSync } from "esbuild"

/** A regular expression, and where it is from: a file below the repository. */
export interface Expression {
  readonly file: string
  readonly source: string
  readonly flags: string
}

const ROOT = join(import.meta.dirname, "../..")
const FILES = globSync("{server,client}/**/*.ts", { cwd: ROOT }).toSorted()
/** The keys of settings whose value is a regular expression to VS Code, or to its grammars. */
const KEYS = ["pattern", "start", "end", "beforeText", "firstLine", "match", "begin", "while"]

/** Every regular expression written as a literal in the program. */
export function findLiterals(): readonly Expression[] {
  return FILES.flatMap((file) =>
    readTokens(file).flatMap(({ value }) => {
      if (!isLiteral(value)) return []
      return [{ file, source: value.pattern, flags: value.flags }]
    }),
  )
}

/**
 * Every regular expression that the program makes with `new RegExp`, as it is made while its file is loaded.
 * Throws for a place that makes none by then: what it makes later is not known.
 */
export async function findConstructed(): Promise<readonly Expression[]> {
  const found: Expression[] = []
  for (const file of FILES) {
    const places = countConstructions(file)
    if (places === 0) continue
    const made = await recordConstructions(file)
    const active = new Set(made.map(({ place }) => place)).size
    if (active !== places) throw new Error(`${file}: ${active} of ${places} make one at once`)
    found.push(...made)
  }
  return found
}

/** Every regular expression that a JSON file of the extension has for VS Code. */
export function findInJson(file: string, flags: string): readonly Expression[] {
  const find = (value: unknown, key?: string): readonly Expression[] => {
    if (typeof value === "string")
      return key !== undefined && KEYS.includes(key) ? [{ file, source: value, flags }] : []
    if (typeof value !== "object" || value === null) return []
    return Object.entries(value).flatMap(([key, inner]) => find(inner, key))
  }
  return find(JSON.parse(readFileSync(join(ROOT, file), "utf8")))
}

interface Literal {
  readonly pattern: string
  readonly flags: string
}

interface Token {
  readonly label: string
  readonly value: unknown
}

function readTokens(file: string): readonly Token[] {
  const source = readFileSync(join(ROOT, file), "utf8")
  const { code } = transformSync(source, { loader: "ts", target: "esnext" })
  const tokens: AcornToken[] = []
  parse(code, { ecmaVersion: "latest", sourceType: "module", onToken: tokens })
  return tokens.map((token) => ({
    label: token.type.label,
    value: "value" in token ? token.value : undefined,
  }))
}

function isLiteral(value: unknown): value is Literal {
  return typeof value === "object" && value !== null && "pattern" in value && "flags" in value
}

/** Called or constructed: both make one. */
function countConstructions(file: string): number {
  const tokens = readTokens(file)
  return tokens.filter(({ value }, index) => value === "RegExp" && tokens[index + 1]?.label === "(")
    .length
}

interface Construction extends Expression {
  /** The line and column that makes it. */
  readonly place: string
}

async function recordConstructions(file: string): Promise<readonly Construction[]> {
  const made: Construction[] = []
  const original = globalThis.RegExp
  const record = (expression: RegExp): RegExp => {
    // What the libraries make is theirs.
    const [, , , caller = ""] = new Error().stack?.split("\n") ?? []
    const [, place] = /:(\d+:\d+)\)?$/.exec(caller) ?? []
    if (caller.includes(file) && place !== undefined)
      made.push({ file, place, source: expression.source, flags: expression.flags })
    return expression
  }
  globalThis.RegExp = new Proxy(original, {
    construct: (target, [pattern, flags]) => record(new target(pattern, flags)),
    apply: (target, _this, [pattern, flags]) => record(target(pattern, flags)),
  })
  try {
    // Loaded anew: another file may have loaded it already.
    await import(`${pathToFileURL(join(ROOT, file))}?constructed`)
  } finally {
    globalThis.RegExp = original
  }
  return made
}
