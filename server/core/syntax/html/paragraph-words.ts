import type { Paragraph } from "../tree.ts"
import { readTokens } from "./tokens.ts"
import { WordCollector, type Words } from "./words.ts"

/** Where each character of a paragraph of `source` stands; absent where that is not certain. */
export function readParagraphWords(source: string, { span, text }: Paragraph): Words | undefined {
  if (text.length === span.end - span.start) {
    const starts = Array.from({ length: text.length }, (_, index) => span.start + index)
    return { text, starts, ends: starts.map((start) => start + 1) }
  }
  const collector = new WordCollector()
  readTokens(source, span, {
    open: ignore,
    close: ignore,
    text: (words) => collector.add(source, words),
    character: (character, written) => collector.addCharacter(character, written),
  })
  const words = collector.toWords()
  return words?.text === text ? words : undefined
}

/** The words from the character `start` to the character before `end`. */
export function sliceWords(words: Words, start: number, end: number): Words {
  return {
    text: words.text.slice(start, end),
    starts: words.starts.slice(start, end),
    ends: words.ends.slice(start, end),
  }
}

function ignore(): void {}
