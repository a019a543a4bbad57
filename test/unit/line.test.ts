import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { isSpace, lineEnding, readLines, trim } from "../../server/core/text/line.ts"
import { lineStart, nextLine, wholeLines } from "../../server/core/text/place.ts"
import { toPosition, toRange } from "../../server/core/text/position.ts"

suite("lines end where they do for the language server protocol", () => {
  const cases = [
    "⟦⟧",
    "⟦一⟧",
    "⟦一⟧\n⟦二⟧",
    "⟦一⟧\r\n⟦二⟧\r⟦三⟧\n⟦⟧",
    "⟦⟧\r\r\n⟦⟧\n⟦⟧".replace("\r\r\n", "\r⟦⟧\r\n"),
    "\ufeff⟦一⟧\n⟦二⟧",
    "⟦一\u2028二\u0085三\u000b四⟧",
    "⟦一⟧\n⟦\ufeff二⟧",
  ]
  for (const marked of cases)
    test(JSON.stringify(marked), () => {
      const { text } = unmark(marked)
      assert.equal(mark(text, readLines(text)), marked)
    })
})

test("every line begins where the line before says", () => {
  const lines = readLines("\ufeff一\r\n\r二\n\n三")
  for (const [index, line] of lines.entries())
    assert.equal(line.next, lines[index + 1]?.start ?? line.end)
})

test("the line ending is the first that the text uses", () => {
  assert.equal(lineEnding("一\r\n二\n"), "\r\n")
  assert.equal(lineEnding("一\n二\r\n"), "\n")
  assert.equal(lineEnding("一\r二\n"), "\r")
  assert.equal(lineEnding("一"), "\n")
})

suite("spacing is trimmed, and nothing else", () => {
  for (const marked of [
    " ⟦一⟧ ",
    "\u00a0\u3000⟦一 二⟧\t\u200b",
    "\ufeff⟦一⟧",
    "⟦\u0000⟧ ",
    "⟦⟧   ",
    "⟦⟧",
  ])
    test(JSON.stringify(marked), () => {
      const { text } = unmark(marked)
      assert.equal(mark(text, [trim(text, { start: 0, end: text.length })]), marked)
    })
})

test("spacing is what regular expressions take for it, and what has no width", () => {
  const unseen = [0x200b, 0x200c, 0x200d, 0x2060]
  for (let code = 0; code <= 0xffff; code++) {
    const isSpacing = /\s/.test(String.fromCharCode(code)) || unseen.includes(code)
    assert.equal(isSpace(code), isSpacing, code.toString(16))
  }
})

suite("a position is a line and a character", () => {
  const cases: readonly (readonly [string, number, number])[] = [
    ["⟦⟧一二\n三", 0, 0],
    ["一⟦⟧二\n三", 0, 1],
    ["一二⟦⟧\n三", 0, 2],
    ["一二\n⟦⟧三", 1, 0],
    ["一二\r\n三⟦⟧", 1, 1],
    ["\ufeff⟦⟧一", 0, 0],
    ["⟦⟧\ufeff一", 0, 0],
    ["𠮷⟦⟧一", 0, 2],
    ["一\r⟦⟧\n二", 0, 1],
  ]
  for (const [marked, line, character] of cases)
    test(JSON.stringify(marked), () => {
      const { text, spans } = unmark(marked)
      assert.deepEqual(toPosition(readLines(text), spans[0]?.start ?? -1), { line, character })
    })
  test("a range has two", () => {
    const { text, spans } = unmark("一⟦二\n三⟧")
    assert.deepEqual(toRange(readLines(text), spans[0] ?? { start: 0, end: 0 }), {
      start: { line: 0, character: 1 },
      end: { line: 1, character: 1 },
    })
  })
})

test("whole lines reach from a line's start to the next line's", () => {
  const { text, spans } = unmark("一\r\n二⟦二\r\n三⟧三\r\n四")
  const [span = { start: 0, end: 0 }] = spans
  assert.equal(mark(text, [wholeLines(text, span)]), "一\r\n⟦二二\r\n三三\r\n⟧四")
  assert.equal(lineStart("\ufeff一", 2), 1)
  assert.equal(nextLine("一", 0), 1)
})
