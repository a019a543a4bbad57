import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import {
  DocumentLinkRequest,
  HoverRequest,
  type InitializeParams,
} from "vscode-languageserver/node"
import { rules } from "../../server/core/rules/index.ts"
import { pageOf, regulations } from "../../server/features/regulations.ts"
import { fixture } from "../support/files.ts"
import { startEditor } from "./editor.ts"

const TOTAL = "申请数量\t\t0\t0\t0\t0\t0\t0\t⟦3⟧"
const WRONG = fixture("001").replace(TOTAL.replace("⟦3⟧", "0"), TOTAL.replace("⟦3⟧", "3"))
const capabilities = {
  textDocument: {
    publishDiagnostics: { codeDescriptionSupport: true },
    hover: { contentFormat: ["markdown" as const] },
  },
}

/** Where the server leads from a wrong total: from its finding, its hover, and the report's citations. */
async function pagesFor(params: Partial<InitializeParams>) {
  await using served = await startEditor(params)
  const { connection } = served.editor
  const document = await served.editor.open(WRONG)
  const textDocument = { uri: document.uri }
  const position = document.place(TOTAL).start
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument, position })
  const links = await connection.sendRequest(DocumentLinkRequest.type, { textDocument })
  return {
    ofFindings: document.diagnostics.flatMap(({ codeDescription }) => codeDescription?.href ?? []),
    hover: JSON.stringify(hover?.contents),
    links: (links ?? []).map(({ range, target }) => [document.at(range), target] as const),
  }
}

test("findings, hovers and citations lead to pages that lie beside the server", async () => {
  const { ofFindings, hover, links } = await pagesFor({ capabilities })
  const row = ofFindings.find((page) => page.endsWith("/rules/row-total.md"))
  assert.ok(row && hover.includes(`[row-total](${row})`), hover)
  assert.deepEqual(
    links.map(([text]) => text).filter((text) => text.startsWith("《")),
    ["《政府信息公开信息处理费管理办法》"],
  )
  for (const page of [...ofFindings, ...links.map(([, target]) => target ?? "")])
    assert.ok(existsSync(fileURLToPath(page)), page)
})

test("a client that has the pages elsewhere is led there", async () => {
  const initializationOptions = { pages: "pages:/" }
  const { ofFindings, hover, links } = await pagesFor({ capabilities, initializationOptions })
  assert.ok(ofFindings.includes("pages:/rules/row-total.md"))
  assert.match(hover, /\[row-total\]\(pages:\/rules\/row-total\.md\)/)
  const targets = links.map(([, target]) => target)
  assert.ok(targets.includes("pages:/regulations/processing-fees.md"))
  assert.ok(targets.includes("pages:/regulations/disclosure-regulations-20.md"))
})

test("a client that knows no descriptions of codes is not sent any", async () => {
  const { ofFindings, hover } = await pagesFor({ capabilities: {} })
  assert.deepEqual(ofFindings, [])
  assert.match(hover, /规则：row-total, balance/)
})

test("every page that may be led to is there", () => {
  const docs = new URL("../../docs/", import.meta.url)
  const pages = [
    ...rules.map(({ id }) => `rules/${id}.md`),
    ...regulations.flatMap((regulation) => [
      pageOf(regulation, undefined),
      ...regulation.parts.map(({ article }) => pageOf(regulation, article)),
    ]),
  ]
  for (const page of pages) assert.ok(existsSync(new URL(page, docs)), page)
})
