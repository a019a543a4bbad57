import { Tokenizer } from "htmlparser2"
import type { Span } from "../../text/span.ts"

/** A tag from its < to behind its >; the name is in lower case. */
export interface Tag extends Span {
  readonly name: string
}

export interface OpenTag extends Tag {
  /** The values of colspan and rowspan as written; absent where the tag has none. */
  readonly colspan?: string
  readonly rowspan?: string
}

/** What reads the tokens of HTML; comments and declarations are left out. */
export interface TokenReader {
  open(tag: OpenTag): void
  close(tag: Tag): void
  /** Text without entities. */
  text(span: Span): void
  /** A character written as an entity. */
  character(character: string, span: Span): void
  /** True when it has read enough. */
  readonly isDone?: boolean
}

/**
 * Hands the tokens within `span` to `reader`. A tokenizer and not a tree: it says where each character
 * stands, and neither nesting nor missing end tags cost more than their length.
 */
export function readTokens(text: string, span: Span, reader: TokenReader): void {
  const base = span.start
  const chunk = text.slice(span.start, span.end)
  let open: { name: string; start: number; colspan?: string; rowspan?: string } | undefined
  let attribute = ""
  const emit = (send: () => void) => {
    if (!reader.isDone) send()
    if (reader.isDone) tokenizer.pause()
  }
  const toName = (start: number, end: number) => text.slice(base + start, base + end).toLowerCase()
  const endOpen = (end: number) => {
    const tag = open
    open = undefined
    if (tag) emit(() => reader.open({ ...tag, end: base + end + 1 }))
  }
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onopentagname(start, end) {
        open = { name: toName(start, end), start: base + start - 1 }
      },
      onattribname(start, end) {
        attribute = toName(start, end)
      },
      onattribdata(start, end) {
        if (open && (attribute === "colspan" || attribute === "rowspan"))
          open[attribute] ??= text.slice(base + start, base + end)
      },
      onopentagend: endOpen,
      onselfclosingtag: endOpen,
      onclosetag(start, end) {
        const close = chunk.indexOf(">", end)
        const tag = {
          name: toName(start, end),
          start: base + start - 2,
          end: close < 0 ? span.end : base + close + 1,
        }
        emit(() => reader.close(tag))
      },
      ontext: (start, end) => emit(() => reader.text({ start: base + start, end: base + end })),
      ontextentity(code, end) {
        const start = text.lastIndexOf("&", base + end - 1)
        emit(() => reader.character(String.fromCodePoint(code), { start, end: base + end }))
      },
      onattribentity: ignore,
      onattribend: ignore,
      oncdata: ignore,
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  )
  tokenizer.write(chunk)
  if (!reader.isDone) tokenizer.end()
}

function ignore(): void {}
