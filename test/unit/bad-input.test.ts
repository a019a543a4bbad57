import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { fixture } from "../support/files.ts"
import { printTabCells, printTabRows } from "../support/layouts.ts"
import { printUniformReport } from "../support/report.ts"
import { assertSound } from "../support/sound.ts"

const MEGABYTE = 1_000_000
const MOST_MILLISECONDS = 2000
// A busy machine of two cores may be so much slower than the one on which the times were set.
const MACHINE = 4

const BLANK_AT_BOTH_ENDS = `\t\t${"\t0".repeat(6)}\t`

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
    takesLittle(`a megabyte of ${name}`, megabyte, MOST_MILLISECONDS)
    takesLittle(`a megabyte of ${name} in a cell of a report`, inCell(megabyte), MOST_MILLISECONDS)
  }

  const fiveMegabytes: Readonly<Record<string, string>> = {
    "prose in lines": "告示牌每月轮换一次，破损的当天更换。\n",
    "short lines": "甲\n",
    "Markdown headings": "# 概述\n",
    "fixture 001": `${fixture("001")}\n`,
    "fixture 004": `${fixture("004")}\n`,
  }
  for (const [name, piece] of Object.entries(fiveMegabytes))
    takesLittle(`5 MB of ${name}`, repeat(piece, 5 * MEGABYTE), MOST_MILLISECONDS)

  const megabytes: Readonly<Record<string, string>> = {
    "indented lines": "\t甲\n",
    "section headings": "一、总体情况\n",
    "headings and rows": "二、主动公开政府信息情况\n规章\t0\t0\t0\n",
    titles: "示例局2024年政府信息公开工作年度报告\n",
    "rows of figures": "一、本年新收政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n",
    "rows that nobody knows": "某某事项\t0\t0\n",
    "rows with blank lines": "规章\t0\t0\t0\n\n",
    "page numbers between rows": "规章\t0\t0\t0\n- 5 -\n",
    "cells a line": "\t规章\n\t0\n\t0\n\t0\n\n",
    "fixture 000": `${fixture("000")}\n`,
    "fixture 003": `${fixture("003")}\n`,
  }
  for (const [name, piece] of Object.entries(megabytes))
    takesLittle(`1 MB of ${name}`, repeat(piece, MEGABYTE), MOST_MILLISECONDS / 2)

  // What a line of a report is written so often, and the lines that then leave its table in doubt.
  const inReport: Readonly<Record<string, readonly [RegExp, string]>> = {
    "rows that are blank at both ends": [
      /^一、本年新收.*\n/m,
      `一、本年新收政府信息公开申请数量${BLANK_AT_BOTH_ENDS}\n`,
    ],
    "headers that say no unit": [/^信息内容\t本年收费.*\n/m, "信息内容\t本年收费金额\t\t\n"],
    "sentences about another year": [/(?<=^一、总体情况\n)/m, "2023年，好。\n\n"],
  }
  for (const [name, [place, piece]] of Object.entries(inReport)) {
    const doubtful = fixture("001").replace(
      /^(二、上年结转[^\t]*|四、结转[^\t]*)\t.*$/gm,
      `$1${BLANK_AT_BOTH_ENDS}`,
    )
    const text = doubtful.replace(place, () => repeat(piece, 2 * MEGABYTE))
    assert.ok(text.length > MEGABYTE / 2)
    takesLittle(`2 MB of ${name} in a report`, text, MOST_MILLISECONDS)
  }

  for (const text of [
    "",
    "\n",
    "\t",
    "\t\t\t",
    "\t\n\t\n\t\n\t",
    "\ufeff",
    "\u0000",
    "\r",
    "#",
    "|",
    "\ud800",
  ])
    test(`the text ${JSON.stringify(text)} is no report`, () => assert.equal(lint(text), undefined))
})

suite("half a report while it is typed", () => {
  const text = fixture("001")
  // Every prefix would take too long; steps of a prime hit every kind of place.
  for (const offset of [0, 1, 2, 3])
    test(`every 31st prefix, from ${offset * 7}`, () => {
      for (let end = offset * 7; end <= text.length; end += 31) assertSound(text.slice(0, end))
    })
  test("a table typed cell by cell gives no error but what is still missing", () => {
    const unfinished = [
      "missing-section",
      "missing-table",
      "missing-row",
      "missing-cell",
      "unreadable-table",
    ]
    for (const print of [printTabRows, printTabCells]) {
      const report = printUniformReport("0", print)
      const cells = [...report.matchAll(/\t0/g)]
      for (const { index } of cells) {
        const errors = lint(report.slice(0, index + 2))?.findings.filter(
          ({ severity }) => severity === "error",
        )
        for (const { rule, message } of errors ?? [])
          assert.ok(
            unfinished.includes(rule),
            `${rule} ${message} in …${report.slice(index - 60, index + 2)}`,
          )
      }
    }
  })
})

/**
 * Lints the text within the time of the processor, which does not depend on what else the machine does; the
 * time that it takes is printed. A loop within a loop would take minutes.
 */
function takesLittle(name: string, text: string, most: number): void {
  test(name, (t) => {
    const start = process.cpuUsage()
    lint(text)
    const { user, system } = process.cpuUsage(start)
    const time = (user + system) / 1000
    t.diagnostic(`${time.toFixed()} ms`)
    assert.ok(time < most * MACHINE, `linting took ${time.toFixed()} ms`)
  })
}

function repeat(piece: string, bytes: number): string {
  return piece.repeat(Math.ceil(bytes / Buffer.byteLength(piece)))
}

function inCell(content: string): string {
  return fixture("001").replace("规章\t0", () => `规章\t${content}`)
}
