import assert from "node:assert/strict"
import { PassThrough } from "node:stream"
import {
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type Position,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node"
import { safeEdits } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import type { Edit } from "../../server/core/text/span.ts"
import { serve } from "../../server/serve.ts"
import { Editor } from "../lsp/editor.ts"

/** What is typed over a part of the text: `at` is any number, taken round the text. */
export interface Typed {
  readonly at: number
  readonly length: number
  readonly newText: string
}

/** After edits one by one the server has told of the text what it would say of it opened so. */
export async function assertTypedAsFresh(text: string, typed: readonly Typed[]): Promise<void> {
  let now = text.toWellFormed()
  const steps = typed.map(({ at, length, newText }) => {
    const start = snap(now, at % (now.length + 1))
    const end = snap(now, Math.min(now.length, start + length))
    const edit = { span: { start, end }, newText: newText.toWellFormed() }
    const step = { before: now, edit }
    now = applyEdits(now, [edit])
    return step
  })
  await assertToldAsFresh(text.toWellFormed(), steps, now)
}

/** All safe fixes, made one by one in an order of `keys`, end as all at once do. */
export async function assertFixesInAnyOrder(text: string, keys: readonly number[]): Promise<void> {
  const start = text.toWellFormed()
  const edits = safeEdits(start)
  const order = [...edits.keys()].toSorted((a, b) => keyOf(keys, a) - keyOf(keys, b))
  const made = new Set<number>()
  let now = start
  const steps = order.map((index) => {
    const before = now
    const edit = shift(edits, index, made)
    made.add(index)
    now = applyEdits(now, [edit])
    return { before, edit }
  })
  assert.equal(now, applyEdits(start, edits))
  await assertToldAsFresh(start, steps, now)
}

interface Step {
  readonly before: string
  readonly edit: Edit
}

let connected: Promise<Editor> | undefined
let opened = 0

async function assertToldAsFresh(text: string, steps: readonly Step[], end: string): Promise<void> {
  connected ??= connect()
  const editor = await connected
  const { connection } = editor
  const uri = await open(editor, text)
  for (const [index, { before, edit }] of steps.entries()) {
    const { span, newText } = edit
    const range = { start: toPosition(before, span.start), end: toPosition(before, span.end) }
    await connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: index + 2 },
      contentChanges: [{ range, text: newText }],
    })
  }
  // On the row being typed the server is quiet until it is left or saved.
  await connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } })
  await editor.settle()
  const told = diagnosticsOf(editor, uri)
  await close(editor, uri)
  const other = await open(editor, end)
  await editor.settle()
  const fresh = diagnosticsOf(editor, other)
  await close(editor, other)
  assert.equal(editor.logged.join("\n"), "")
  editor.published.length = 0
  assert.deepEqual(told, fresh)
  assert.deepEqual(told, expectedOf(end))
}

interface Told {
  readonly rule: unknown
  readonly message: unknown
  readonly range: { readonly start: Position; readonly end: Position }
}

function diagnosticsOf({ published }: Editor, uri: string): readonly Told[] {
  const last = published.findLast((params) => params.uri === uri)
  return (last?.diagnostics ?? []).map(({ code, message, range }) => ({
    rule: code,
    message,
    range,
  }))
}

function expectedOf(text: string): readonly Told[] {
  return (lint(text)?.findings ?? []).map(({ rule, message, span }) => ({
    rule,
    message,
    range: { start: toPosition(text, span.start), end: toPosition(text, span.end) },
  }))
}

async function connect(): Promise<Editor> {
  const [toServer, toEditor] = [new PassThrough(), new PassThrough()]
  serve(createConnection(toServer, toEditor))
  const editor = new Editor(
    createProtocolConnection(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer)),
  )
  // Without a process to watch over, the server does not look whether it still lives.
  await editor.initialize({ processId: null })
  return editor
}

async function open({ connection }: Editor, text: string): Promise<string> {
  const uri = `untitled:edit-by-edit-${++opened}.txt`
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "plaintext", version: 1, text },
  })
  return uri
}

async function close({ connection }: Editor, uri: string): Promise<void> {
  await connection.sendNotification(DidCloseTextDocumentNotification.type, {
    textDocument: { uri },
  })
}

/** As the protocol counts: CRLF, LF and CR end a line, and characters are UTF-16 code units. */
function toPosition(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
}

/** The protocol has no place within CRLF, and an editor none within a character of two code units. */
function snap(text: string, offset: number): number {
  const isInside =
    text.slice(offset - 1, offset + 1) === "\r\n" ||
    /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1))
  return offset > 0 && isInside ? offset - 1 : offset
}

/** The edit at `index`, in the text in which those that are made are made. */
function shift(edits: readonly Edit[], index: number, made: ReadonlySet<number>): Edit {
  const { span, newText } = edits[index] ?? assert.fail(String(index))
  const moved = edits
    .slice(0, index)
    .filter((_, other) => made.has(other))
    .reduce((sum, edit) => sum + edit.newText.length - (edit.span.end - edit.span.start), 0)
  return { span: { start: span.start + moved, end: span.end + moved }, newText }
}

function keyOf(keys: readonly number[], index: number): number {
  return keys[index % Math.max(1, keys.length)] ?? 0
}
