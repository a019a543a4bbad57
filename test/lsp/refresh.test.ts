import assert from "node:assert/strict"
import { test } from "node:test"
import {
  DidChangeConfigurationNotification,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
} from "vscode-languageserver/node"
import { fixture } from "../support/files.ts"
import { otherLastYear, thisYear } from "../support/years.ts"
import { type Editor, startEditor } from "./editor.ts"

const refreshSupport = true
const capabilities = {
  workspace: { semanticTokens: { refreshSupport }, inlayHint: { refreshSupport } },
}

test("colours and hints are asked for anew once last year's report changes the findings", async () => {
  await using served = await startEditor({ capabilities })
  const refreshed = listen(served.editor)
  const document = await served.editor.open(thisYear)
  const before = await tokensOf(served.editor, document.uri)
  assert.deepEqual(refreshed.asked, [])
  await served.editor.open(otherLastYear)
  await refreshed.both
  assert.notDeepEqual(await tokensOf(served.editor, document.uri), before)
})

test("and once other settings do, but not by settings that change nothing", async () => {
  await using served = await startEditor({ capabilities })
  const refreshed = listen(served.editor)
  await served.editor.open(fixture("001"))
  const configure = (reportLint: unknown) =>
    served.editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: { reportLint },
    })
  await configure({})
  await served.editor.settle()
  assert.deepEqual(refreshed.asked, [])
  await configure({ rules: { "row-total": "off" } })
  await refreshed.both
})

test("a client that cannot ask anew is not told to", async () => {
  await using served = await startEditor()
  const refreshed = listen(served.editor)
  const document = await served.editor.open(thisYear)
  await served.editor.open(otherLastYear)
  while (document.published.length < 2) await served.editor.settle()
  await served.editor.settle()
  assert.deepEqual(refreshed.asked, [])
})

/** Records what the server asks the client to ask anew for. */
function listen({ connection }: Editor) {
  const asked: string[] = []
  const both = Promise.withResolvers<void>()
  for (const { method } of [SemanticTokensRefreshRequest, InlayHintRefreshRequest])
    connection.onRequest(method, () => {
      asked.push(method)
      if (new Set(asked).size === 2) both.resolve()
      return null
    })
  return { asked, both: both.promise }
}

async function tokensOf({ connection }: Editor, uri: string) {
  const params = { textDocument: { uri } }
  return (await connection.sendRequest(SemanticTokensRequest.type, params))?.data
}
