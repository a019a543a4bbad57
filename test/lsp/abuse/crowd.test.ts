import assert from "node:assert/strict"
import { test } from "node:test"
import { setTimeout as delay } from "node:timers/promises"
import {
  APPLY_FIX_REQUEST,
  NEW_REPORT_COMMAND,
  PREVIEW_REQUEST,
  SET_FIGURE_REQUEST,
} from "../../../server/contract.ts"
import { lint } from "../../../server/core/lint.ts"
import { ISSUER, thisYear, toFacts } from "../../support/years.ts"
import { Positions } from "../positions.ts"
import { RawClient } from "./raw-client.ts"

const DOCUMENTS = 1_000
const EDITS_A_SECOND = 100
const SECONDS = 2
// Milliseconds; an answer comes late on a machine that is busy with other tests.
const LONGEST_WAIT = 10_000
const MEGABYTE = 1024 * 1024

const PLACE = "一、本年新收政府信息公开申请数量\t\t7\t3\t0\t1\t1\t0\t"

test("1,000 reports are open, edits come at 100 a second, and whatever is asked is answered at once", async (t) => {
  await using client = new RawClient()
  await client.initialize({ workspace: { applyEdit: true } })
  const texts = Array.from({ length: DOCUMENTS }, (_, index) =>
    // Some are this year's and some last year's report of one issuer.
    thisYear
      .replace(ISSUER, `${ISSUER}${index >> 1}`)
      .replaceAll(index % 2 ? "2024" : "\0", "2023"),
  )
  const opening = performance.now()
  for (const [index, text] of texts.entries()) client.open(uriOf(index), text)
  await client.settle()
  t.diagnostic(`opened in ${Math.round(performance.now() - opening)} ms`)
  const before = client.memory ?? 0
  const busyBefore = client.busy ?? 0

  const waits: number[] = []
  const versions = texts.map(() => 1)
  const answers: Promise<void>[] = []
  const start = performance.now()
  for (let edit = 0; edit < EDITS_A_SECOND * SECONDS; edit++) {
    const index = (edit * 7) % DOCUMENTS
    const text = texts[index] ?? ""
    const offset = text.indexOf(PLACE) + PLACE.length
    const length = /^\d+/.exec(text.slice(offset))?.[0].length ?? 0
    const range = new Positions(text, "utf-16").range(offset, offset + length)
    const version = (versions[index] ?? 0) + 1
    versions[index] = version
    texts[index] = `${text.slice(0, offset)}${edit}${text.slice(offset + length)}`
    client.change(uriOf(index), version, { range, text: String(edit) })
    const asked = performance.now()
    const { method, params } = request(edit, uriOf(index), range)
    answers.push(
      client.request(method, params).then(({ error }) => {
        assert.equal(error, undefined, method)
        waits.push(performance.now() - asked)
      }),
    )
    await delay(Math.max(0, start + ((edit + 1) * 1000) / EDITS_A_SECOND - performance.now()))
  }
  await Promise.all(answers)
  const took = performance.now() - start
  t.diagnostic(`${answers.length} edits and answers in ${Math.round(took)} ms`)
  const busy = (client.busy ?? 0) - busyBefore
  t.diagnostic(`the server was busy for ${busy} ms`)
  assert.ok(busy < SECONDS * 1000, `${busy} ms of work come in ${SECONDS} s`)
  const longest = Math.max(...waits)
  const middle = waits.toSorted((a, b) => a - b)[waits.length >> 1] ?? 0
  t.diagnostic(`waited ${middle.toFixed(1)} ms, at most ${longest.toFixed(1)} ms`)
  assert.ok(longest < LONGEST_WAIT, `${longest} ms`)

  // Every document ends as if it had been opened so, held against what its last year's has become.
  await delay(100)
  await client.settle()
  for (const index of [0, 7, 14, 999]) {
    const lastYear = index % 2 ? undefined : toFacts(texts[index + 1] ?? "")
    const expected = lint(texts[index] ?? "", lastYear && { lastYear })?.findings
    assert.deepEqual(
      client.rulesOf(uriOf(index)),
      expected?.map(({ rule }) => rule),
    )
  }
  const grown = ((client.memory ?? 0) - before) / MEGABYTE
  t.diagnostic(`memory ${Math.round(before / MEGABYTE)} MB, then ${Math.round(grown)} MB more`)
  assert.ok(grown < 200, `${grown} MB more`)
})

const methods = [
  ...["hover", "definition", "references", "documentHighlight", "completion", "selectionRange"],
  ...["codeAction", "codeLens", "foldingRange", "documentSymbol", "inlayHint", "formatting"],
  ...["rangeFormatting", "semanticTokens/full", "semanticTokens/range"],
]

function request(edit: number, uri: string, range: { readonly start: object }) {
  const method = methods[edit % (methods.length + 3)]
  const textDocument = { uri }
  const { start: position } = range
  const context = { includeDeclaration: true, diagnostics: [] }
  const params = { textDocument, position, positions: [position], range, context, options: {} }
  if (method) return { method: `textDocument/${method}`, params }
  if (edit % 2) {
    const arguments_ = ["示例街道办事处", 2024]
    return {
      method: "workspace/executeCommand",
      params: { command: NEW_REPORT_COMMAND, arguments: arguments_ },
    }
  }
  const own = [PREVIEW_REQUEST, SET_FIGURE_REQUEST, APPLY_FIX_REQUEST]
  // Of a version that was before: refused, but answered.
  const old = { uri, version: 0, key: "", text: "", finding: 0, fix: 0 }
  return { method: own[edit % own.length] ?? "", params: old }
}

function uriOf(index: number): string {
  return `file:///nowhere/${index}.txt`
}
