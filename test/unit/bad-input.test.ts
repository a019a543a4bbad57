import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { fixAll } from "../../server/core/fix.ts"
import { lint } from "../../server/core/lint.ts"
import { fixture } from "../support/files.ts"
import { printTabCells, printTabRows } from "../support/layouts.ts"
import { printUniformReport } from "../support/report.ts"
import { assertSound } from "../support/sound.ts"

const MEGABYTE = 1_000_000
const MOST_MILLISECONDS = 2000

suite("bad input neither throws nor takes long", () => {
  const oneLine: Readonly<Record<string, string>> = {
    digits: "7",
    tabs: "\t",
    "ordinals 一、": "一、",
    "ordinals （一）": "（一）",
    brackets: "（",
    "#": "#",
    "*": "*",
    spaces: " ",
    NBSP: "\u00a0",
    dashes: "-",
    commas: "1,",
    "digits and spaces": "1 ",
    "digits and tabs": "0\t",
    "labels and tabs": "其他\t",
    "words and tabs": "申请数量\t",
    pipes: "|",
    "digits and pipes": "0 | ",
    "table tags": "<td>",
    years: "2024年",
    NUL: "\u0000",
    CR: "\r",
    LF: "\n",
    CRLF: "\r\n",
    "unpaired surrogates": "\ud800",
    "zero-width spaces": "\u200b",
  }
  for (const [name, piece] of Object.entries(oneLine)) {
    const megabyte = piece.repeat(MEGABYTE / piece.length)
    takesLittle(`a megabyte of ${name}`, megabyte)
    takesLittle(`a megabyte of ${name} in a cell of a report`, inCell(megabyte))
    takesLittle(`a megabyte of ${name} after a heading`, `${fixture("001")}\n\n一、${megabyte}`)
  }

  const fiveMegabytes: Readonly<Record<string, string>> = {
    "prose in lines": "本街道认真落实各项要求，及时公开群众关心的信息。\n",
    "short lines": "甲\n",
    "indented lines": "\t甲\n",
    "section headings": "一、总体情况\n",
    "Markdown headings": "# 一、总体情况\n## 二、主动公开政府信息情况\n",
    "headings and rows": "二、主动公开政府信息情况\n规章\t0\t0\t0\n",
    titles: "示例局2024年政府信息公开工作年度报告\n",
    "rows of figures": "一、本年新收政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n",
    "rows that nobody knows": "某某事项\t0\t0\n",
    "rows with blank lines": "规章\t0\t0\t0\n\n",
    "page numbers between rows": "规章\t0\t0\t0\n- 5 -\n",
    "cells a line": "\t规章\n\t0\n\t0\n\t0\n\n",
    "fixture 000": `${fixture("000")}\n`,
    "fixture 001": `${fixture("001")}\n`,
    "fixture 003": `${fixture("003")}\n`,
    "fixture 004": `${fixture("004")}\n`,
  }
  for (const [name, piece] of Object.entries(fiveMegabytes))
    takesLittle(`5 MB of ${name}`, piece.repeat(Math.ceil((5 * MEGABYTE) / Buffer.byteLength(piece))))

  for (const text of ["", "\n", "\t", "\t\t\t", "\t\n\t\n\t\n\t", "\ufeff", "\u0000", "\r", "#", "|", "\ud800"])
    test(`the text ${JSON.stringify(text)} is no report`, () => assert.equal(lint(text), undefined))
})

suite("half a report while it is typed", () => {
  const text = fixture("001")
  // Every prefix takes half a minute; steps of a prime hit every kind of place.
  for (const offset of [0, 1, 2, 3])
    test(`every 31st prefix, from ${offset * 7}`, () => {
      for (let end = offset * 7; end <= text.length; end += 31) assertSound(text.slice(0, end))
    })
  test("a table typed cell by cell gives no error but what is still missing", () => {
    const unfinished = ["missing-section", "missing-table", "missing-row", "missing-cell", "unreadable-table"]
    for (const print of [printTabRows, printTabCells]) {
      const report = printUniformReport("0", print)
      const cells = [...report.matchAll(/\t0/g)]
      for (const { index } of cells) {
        const errors = lint(report.slice(0, index + 2))?.findings.filter(({ severity }) => severity === "error")
        for (const { rule, message } of errors ?? [])
          assert.ok(unfinished.includes(rule), `${rule} ${message} in …${report.slice(index - 60, index + 2)}`)
      }
    }
  })
})

/** Lints the text and applies its safe fixes, each within the time. */
function takesLittle(name: string, text: string): void {
  test(name, (t) => {
    const times = [lint, fixAll].map((run) => {
      const start = performance.now()
      run(text)
      return performance.now() - start
    })
    const [linting = 0, fixing = 0] = times
    t.diagnostic(`lint ${linting.toFixed()} ms, fix ${fixing.toFixed()} ms`)
    assert.ok(linting < MOST_MILLISECONDS, `linting took ${linting.toFixed()} ms`)
    assert.ok(fixing < 2 * MOST_MILLISECONDS, `fixing took ${fixing.toFixed()} ms`)
  })
}

function inCell(content: string): string {
  return fixture("001").replace("规章\t0", () => `规章\t${content}`)
}
