import type { MessageKey } from "./messages.ts"

/** Where a text stops being JSON, and what is wrong there. */
export interface JsonMistake {
  readonly offset: number
  readonly key: JsonKey
}

type JsonKey = Extract<MessageKey, `json.${string}`>

/** What comes next; `first-` where a closing bracket may come instead. */
type Next = "value" | "first-value" | "name" | "first-name" | "colon" | "comma"

const SPACE = /[ \t\r\n]*/y
const TOKEN =
  /[[\]{}:,]|"(?:[ !#-[\]-\uffff]|\\["\\/bfnrt]|\\u[\dA-Fa-f]{4})*"|(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?)(?![\w.+-])/y

/** The first mistake in a text that is not JSON. `JSON.parse` tells it in English only, and where as engines please. */
export function findJsonMistake(text: string): JsonMistake | undefined {
  // What will close the brackets that are open, the innermost last.
  const open: string[] = []
  let next: Next = "value"
  for (let offset = 0; ; ) {
    offset += match(SPACE, text, offset).length
    const isComplete: boolean = next === "comma" && open.length === 0
    if (offset === text.length) return isComplete ? undefined : { offset, key: "json.end" }
    const token = match(TOKEN, text, offset)
    const then: Next | undefined = isComplete ? undefined : follow(next, token, open)
    if (then === undefined)
      return { offset, key: isComplete ? "json.rest" : keyOf(next, text, offset, open) }
    next = then
    offset += token.length
  }
}

/** What `expression`, which is sticky, matches at `offset`. */
function match(expression: RegExp, text: string, offset: number): string {
  expression.lastIndex = offset
  return expression.exec(text)?.[0] ?? ""
}

/** What comes behind `token`; absent where it cannot stand. */
function follow(next: Next, token: string, open: string[]): Next | undefined {
  const isText = token.startsWith('"')
  if (next === "colon") return token === ":" ? "value" : undefined
  if (next === "comma" && token === ",") return open.at(-1) === "}" ? "name" : "value"
  if (next !== "name" && next !== "value" && token !== "" && token === open.at(-1)) {
    open.pop()
    return "comma"
  }
  if (next === "name" || next === "first-name") return isText ? "colon" : undefined
  if (next === "comma") return undefined
  if (token === "{" || token === "[") {
    open.push(token === "{" ? "}" : "]")
    return token === "{" ? "first-name" : "first-value"
  }
  return isText || /^[\w-]/.test(token) ? "comma" : undefined
}

function keyOf(next: Next, text: string, offset: number, open: readonly string[]): JsonKey {
  const rest = text.slice(offset, offset + 2)
  if (/^(?:\/[/*]|#)/.test(rest)) return "json.comment"
  if (next === "colon") return "json.colon"
  if (next === "comma") return "json.comma"
  if (rest.startsWith('"')) return "json.text"
  if (/^['‘’“”＂]/.test(rest)) return "json.quotes"
  const isBehindComma = next === "name" || (next === "value" && open.at(-1) === "]")
  if (isBehindComma && /^[\]}]/.test(rest)) return "json.trailing"
  return next.endsWith("name") ? "json.name" : "json.value"
}
