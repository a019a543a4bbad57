import assert from "node:assert/strict"
import { registerHooks } from "node:module"
import { suite, test } from "node:test"
import type { MarkupContent } from "vscode-languageserver"
import { drawReport } from "../../client/preview/draw-report.ts"
import { type Drawing, toHtml } from "../../client/preview/drawing.ts"
import { fromPageSchema, toPageSchema } from "../../client/preview/messages.ts"
import { toSay } from "../../client/preview/words.ts"
import { toClient } from "../../server/client.ts"
import { lint } from "../../server/core/lint.ts"
import { ClientDocument } from "../../server/documents/document.ts"
import { toPreview } from "../../server/features/preview.ts"
import { toHover } from "../../server/protocol-hover.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { reportOf, tablesOf } from "../support/report.ts"

// Only an editor has this module; of it the page takes no more than how it joins an address.
const EDITOR = "data:text/javascript,export const Uri={joinPath:(...parts)=>parts.join('/')}"
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "vscode"
      ? { url: EDITOR, format: "module", shortCircuit: true }
      : next(specifier, context),
})

const HOSTILE = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
  "<a href='javascript:alert(1)'>1</a>",
  "<svg onload=alert(1)>",
  '"><b onmouseover="alert(1)">1</b>',
  "</td></tr></table><script>alert(1)</script>",
  "<style>*{background:url(https://example.invalid)}</style>",
  "<meta http-equiv=refresh content='0;url=https://example.invalid'>",
  "[1](command:workbench.action.quit)",
]
const ELEMENTS =
  /^(?:article|section|h[1-6]|p|div|span|table|caption|colgroup|col|thead|tbody|tr|th|td|ul|ol|li|br|strong|em|small|mark|aside|details|summary)$/
const ATTRIBUTES =
  /^(?:class|lang|id|role|tabindex|title|colspan|rowspan|scope|aria-[a-z]+|data-[a-z-]+)$/

const FIGURE = "甲乙丙"

suite("what a report says is never more than text", () => {
  const shown = Object.entries(layouts).filter(([name]) => /^L(?:1|4|7|11|12|13) /.test(name))
  for (const [name, layout] of shown)
    test(`in the page: ${name}`, () => {
      for (const hostile of HOSTILE) {
        const report = reportOf(tablesOf(() => FIGURE))
        const [headings = "plain"] = layout.headings
        const text = printIn(layout, report, headings)
          .replaceAll(FIGURE, hostile)
          .replace("主要问题是", `${hostile}主要问题是`)
        const result = lint(text)
        assert.ok(result)
        const drawing = drawReport(toPreview(result, "en"), toSay({}), true)
        for (const { tag, attributes } of elementsOf(drawing)) {
          assert.match(tag, ELEMENTS)
          for (const attribute of Object.keys(attributes)) assert.match(attribute, ATTRIBUTES)
        }
        assert.doesNotMatch(toHtml(drawing), /<(?:script|img|iframe|a|svg|b|style|meta)[\s>]/)
      }
    })

  test("in a hover", () => {
    const document = new ClientDocument("utf-16", {
      ...{ uri: "a", languageId: "plaintext", version: 1, text: "" },
    })
    const client = { ...toClient({}), takesMarkdown: true }
    for (const hostile of HOSTILE) {
      const hover = {
        span: { start: 0, end: 0 },
        title: hostile,
        paragraphs: [{ text: hostile }],
        rules: [],
      }
      const { contents } = toHover(document, hover, client)
      const { kind, value } = contents as MarkupContent
      assert.equal(kind, "markdown")
      const inText = value.replace(/^\*\*|\*\*(?=\n)/g, "")
      assert.doesNotMatch(inText, /(?<!\\)[`*_[\]<>#|~&]/)
      assert.equal(inText.replaceAll("\\", ""), `${hostile}\n\n${hostile}`)
    }
  })
})

suite("the page", () => {
  test("may run its own script and style itself by its own sheet, and nothing else", async () => {
    const { writeShell } = await import("../../client/preview/shell.ts")
    const webview = { cspSource: "https://own.invalid", asWebviewUri: (uri: string) => uri }
    const write = () => writeShell(webview as never, "https://own.invalid/dist" as never)
    const html = write()
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? []
    const directives = Object.fromEntries(
      policy
        .split("; ")
        .map((directive) => [
          directive.slice(0, directive.indexOf(" ")),
          directive.slice(directive.indexOf(" ") + 1),
        ]),
    )
    const [, nonce = ""] = /^'nonce-([\w-]{36})'$/.exec(directives["script-src"] ?? "") ?? []
    assert.deepEqual(directives, {
      "default-src": "'none'",
      "style-src": "https://own.invalid",
      "script-src": `'nonce-${nonce}'`,
    })
    assert.deepEqual(html.match(/<script[^>]*>/g), [
      `<script nonce="${nonce}" src="https://own.invalid/dist/preview.js">`,
    ])
    assert.doesNotMatch(html, / style=| on\w+=|<style/)
    assert.ok(!write().includes(nonce), "a nonce is used once")
  })

  test("takes no message but those that are known, and sends no other", () => {
    for (const [schema, good] of [
      [toPageSchema, { type: "scroll", offset: 1, share: 0.5 }],
      [fromPageSchema, { type: "select", start: 1, end: 2, focus: false }],
    ] as const) {
      assert.ok(schema.safeParse(good).success)
      for (const bad of [
        ...[undefined, null, 7, "ready", [], {}, { type: "run" }, { type: "__proto__" }],
        ...[
          { ...good, type: "unknown" },
          { ...good, more: 1 },
          { ...good, offset: -1, start: -1 },
        ],
        { ...good, offset: "1", start: "1" },
      ])
        assert.ok(!schema.safeParse(bad).success, JSON.stringify(bad))
    }
  })
})

function elementsOf(drawing: Drawing): readonly Exclude<Drawing, string>[] {
  if (typeof drawing === "string") return []
  return [drawing, ...drawing.children.flatMap(elementsOf)]
}
