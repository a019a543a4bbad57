import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import { ClientDocument } from "../../server/documents/document.ts"
import { chooseEncoding } from "../../server/documents/encoding.ts"
import { encodings, isMiddle, Positions } from "../lsp/positions.ts"
import { checkProperty } from "../support/property.ts"

const piece = fc.constantFrom("a", "é", "吉", "𠮷", "😀", "\n", "\r\n", "\r", "\t", " ", "０")
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""))
const share = fc.double({ min: 0, max: 1, noNaN: true })
const anyEdits = fc.array(fc.tuple(share, share, anyText), { maxLength: 6 })

for (const encoding of encodings)
  suite(`a document counted in ${encoding}`, () => {
    const open = (text: string) =>
      new ClientDocument(encoding, { uri: "a", languageId: "plaintext", version: 1, text })

    test("has every place where its client has it, in whatever order it is asked", (t) => {
      checkProperty(
        t,
        fc.property(anyText, fc.infiniteStream(share), (text, shares) => {
          const document = open(text)
          const positions = new Positions(text, encoding)
          const places = offsetsOf(text)
          for (const offset of [...places, ...places.map(() => pick(places, next(shares)))]) {
            assert.deepEqual(document.positionAt(offset), positions.at(offset))
            assert.equal(document.offsetAt(positions.at(offset)), offset)
          }
        }),
      )
    })

    test("is after any changes as if it had been opened so", (t) => {
      checkProperty(
        t,
        fc.property(anyText, anyEdits, (text, edits) => {
          const document = open(text)
          let changed = text
          const changes = edits.map(([from, to, newText]) => {
            const places = offsetsOf(changed)
            const [start = 0, end = 0] = [pick(places, from), pick(places, to)].toSorted(
              (a, b) => a - b,
            )
            const range = new Positions(changed, encoding).range(start, end)
            changed = changed.slice(0, start) + newText + changed.slice(end)
            return { range, text: newText }
          })
          document.update(changes, 2)
          assert.equal(document.getText(), changed)
          assert.equal(document.version, 2)
          const positions = new Positions(changed, encoding)
          for (const offset of offsetsOf(changed))
            assert.deepEqual(document.positionAt(offset), positions.at(offset))
        }),
        1_000,
      )
    })

    test("ends its lines and itself where a position is behind them", () => {
      const document = open("𠮷a\r\nb")
      assert.equal(document.offsetAt({ line: 0, character: 999 }), 3)
      assert.equal(document.offsetAt({ line: 999, character: 0 }), 6)
      assert.equal(document.offsetAt({ line: -1, character: 5 }), 0)
    })
  })

test("a place within a character is before it", () => {
  const document = new ClientDocument("utf-8", {
    ...{ uri: "a", languageId: "plaintext", version: 1 },
    text: "a𠮷b",
  })
  for (const character of [1, 2, 3, 4])
    assert.equal(document.offsetAt({ line: 0, character }), 1, String(character))
  assert.equal(document.offsetAt({ line: 0, character: 5 }), 3)
})

test("of the encodings that a client offers the first that is known is chosen", () => {
  assert.equal(chooseEncoding(undefined), "utf-16")
  assert.equal(chooseEncoding([]), "utf-16")
  assert.equal(chooseEncoding(["utf-7"]), "utf-16")
  assert.equal(chooseEncoding(["utf-7", "utf-8", "utf-16"]), "utf-8")
  assert.equal(chooseEncoding(["utf-16", "utf-8"]), "utf-16")
})

function offsetsOf(text: string): readonly number[] {
  const all = Array.from({ length: text.length + 1 }, (_, offset) => offset)
  return all.filter((offset) => !isMiddle(text, offset))
}

function pick(places: readonly number[], at: number): number {
  return places[Math.min(places.length - 1, Math.floor(at * places.length))] ?? 0
}

function next(shares: Iterator<number>): number {
  return shares.next().value
}
