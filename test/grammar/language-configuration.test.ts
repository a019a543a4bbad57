import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"

interface EnterRule {
  readonly beforeText: string
  readonly afterText?: string
  readonly action: { readonly appendText?: string; readonly removeText?: number }
}

const configuration = JSON.parse(
  readFileSync(new URL("../../language-configuration.json", import.meta.url), "utf8"),
)

test("a word is a run of Han characters, a figure or a Latin word", () => {
  const cases = [
    ["全年共1,234件，收费976.81万元。", ["全年共", "1,234", "件", "收费", "976.81", "万元"]],
    ["一、本年新收（含Word文件）", ["一", "本年新收", "含", "Word", "文件"]],
    ["１，２３４\t\u00a00 report-lint 〇二四", ["１，２３４", "0", "report-lint", "〇二四"]],
    ["“三安全一稳定”", ["三安全一稳定"]],
  ] as const
  for (const [text, expected] of cases) assert.deepEqual(findWords(text), expected)
})

test("enter keeps a list's dash and the tab of a lone cell, and nothing else of a row", () => {
  const cases = [
    ["- 一是‸", "- 一是\n- ‸"],
    ["- ‸", "- \n‸"],
    ["- 5 -‸", "- 5 -\n‸"],
    ["（一）主动公开‸", "（一）主动公开\n‸"],
    ["共计（‸）", "共计（\n‸）"],
    ["\t规章‸", "\t规章\n\t‸"],
    ["\t\u00a00‸", "\t\u00a00\n\t‸"],
    ["\t‸", "\t\n\t‸"],
    ["规章\t0\t0‸", "规章\t0\t0\n‸"],
    ["\t(二) 部分公开\t0‸", "\t(二) 部分公开\t0\n‸"],
    ["\t(二) 部分公开‸\t0", "\t(二) 部分公开\n‸\t0"],
    ["\t\t2. 重复申请\t0‸", "\t\t2. 重复申请\t0\n‸"],
    ["  <td>‸", "  <td>\n  ‸"],
  ] as const
  for (const [text, expected] of cases) assert.equal(pressEnter(text), expected)
})

test("what closes by itself closes before the punctuation of a sentence", () => {
  for (const { open, close } of configuration.autoClosingPairs) {
    if (close.length > 1) continue
    assert.ok(configuration.autoCloseBefore.includes(close), `${open} inside a pair`)
  }
})

function findWords(text: string): string[] {
  const { pattern, flags } = configuration.wordPattern
  return [...text.matchAll(new RegExp(pattern, `g${flags}`))].map(([word]) => word)
}

/** Presses enter at ‸ as VS Code does: the first rule that matches, then the line's own indentation. */
function pressEnter(text: string): string {
  const [before = "", after = ""] = text.split("‸")
  const rules: readonly EnterRule[] = configuration.onEnterRules
  const rule = rules.find(
    ({ beforeText, afterText = "" }) =>
      new RegExp(beforeText).test(before) && new RegExp(afterText).test(after),
  )
  const { appendText = "", removeText = 0 } = rule?.action ?? {}
  const indentation = /^[ \t]*/.exec(before)?.[0] ?? ""
  const kept = indentation.slice(0, Math.max(0, indentation.length - removeText))
  return `${before}\n${kept}${appendText}‸${after}`
}
