import { fixtures } from "./files.ts"
import { layouts, printIn } from "./layouts.ts"
import { distinctFigures } from "./random.ts"
import { plain, reportOf, tablesOf } from "./report.ts"

/** A text of about `length` characters. */
export type Shape = (length: number) => string

const TITLE = "示例局2024年政府信息公开工作年度报告\n\n"

// Each is repeated: alone, below a title, in a cell, in a section and below a report.
const pieces: Readonly<Record<string, string>> = {
  headings: "# 概述\n",
  "section headings": "三、收到和处理政府信息公开申请情况\n",
  "misspelt section headings": "三、收到和处理政府信息公示申请情况\n",
  "numbered headings": "（一）加强主动公开\n1.做好工作\n",
  titles: "示例局2024年政府信息公开工作年度报告\n",
  "folded titles": "示例局\n2024年政府信息\n公开工作年度报告\n",
  "titles without a year": "政府信息公开工作年度报告\n",
  "years without a title": "2024年",
  "lines of a table of contents": "一、总体情况 ...... 1\n",
  rows: "规章\t0\t0\t0\n",
  "rows of requests": "一、本年新收政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n",
  "misspelt rows": "一、本年新收政府信息公示申请数量\t0\t0\t0\t0\t0\t0\t0\n",
  "rows of a page each": "规章\t0\t0\t0\n- 5 -\n",
  "rows without labels": "\t0\t0\t0\n",
  "empty cells": "\t\t\n",
  "repeated headers": "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n",
  "spaced lines": "规章 0 0 0\n",
  "paragraphs of a cell": "规章\n\n0\n\n0\n\n0\n\n",
  "vertical labels": "三\n、\n本\n年\n度\n",
  "cells a line": "\t规章\n\t0\n\t0\n\t0\n\n",
  "pipe rows": "| 规章 | 0 | 0 | 0 |\n",
  "delimiter rows": "| --- | --- |\n",
  "small Markdown tables": "| 规章 | 0 |\n| --- | --- |\n\n",
  "lone pipes": "规章\n|\n0\n|\n",
  "CSV rows": "规章,0,0,0\n",
  "quoted CSV fields": '"规章","0","0","0"\n',
  "unclosed quotes": '"规章,0,0,0\n',
  quotes: '"',
  "open tables": "<table><tr><td>",
  "open tags": "<div>",
  "closing tags": "</div>",
  "open comments": "<!--",
  "open attributes": "<td a=",
  "small HTML tables": "<table><tr><td>规章</td><td>0</td><td>0</td><td>0</td></tr></table>\n",
  "cells that span everything": '<td rowspan="999" colspan="999">1</td>',
  entities: "&nbsp;",
  directives: "<!-- report-lint-disable-section row-total -->\n",
  "directives that name a figure":
    "<!-- report-lint-disable-next-line row-total[received/total] -->\n规章\t0\t0\t0\n",
  "misspelt directives": "<!-- report-lint-disable-file rwo-totl -->\n",
  "figures in prose": "全年收到政府信息公开申请12件，予以公开5件，其中自然人3件。\n",
  "one long sentence": "全年收到申请12件，",
  "sums in prose": "其中：自然人3件，商业企业2件；",
  dates: "2024年1月1日至2024年12月31日。",
  digits: "7",
  tabs: "\t",
  pipes: "|",
  brackets: "（",
  "zero-width characters": "\u200b",
}

const report = fixtures[1]?.text ?? ""

const places: Readonly<Record<string, (text: string) => string>> = {
  alone: (text) => text,
  "below a title": (text) => TITLE + text,
  "in a cell": (text) => report.replace("规章\t0", () => `规章\t${text}`),
  "in a section": (text) => report.replace("一、总体情况\n", () => `一、总体情况\n${text}\n`),
  "below a report": (text) => `${report}\n${text}`,
}

/** No two lines are the same, so that nothing remembered helps. */
const numbered: Readonly<Record<string, Shape>> = {
  "different headings": (length) => TITLE + count(length, 12, (each) => `# 概述${each}情况\n`),
  "different rows": (length) =>
    report.replace(
      "规章\t0",
      (row) => count(length, 14, (each) => `第${each}事项\t${each}\t0\n`) + row,
    ),
  "different rows of requests": (length) =>
    report.replace(
      "二、上年结转",
      (row) => count(length, 30, (each) => `事项${each}的申请数量${"\t0".repeat(7)}\n`) + row,
    ),
  "different figures in prose": (length) =>
    report.replace(
      "一、总体情况\n",
      (heading) =>
        heading +
        count(
          length,
          36,
          (each) => `收到政府信息公开申请${each}件，予以公开${each}件，结转${each}件。`,
        ),
    ),
  "different tables": (length) =>
    TITLE + count(length, 40, (each) => `规章\t${each}\t1\t2\n行政规范性文件\t3\t0\t1\n\n甲\n\n`),
}

const nested: Readonly<Record<string, Shape>> = {
  "tags in tags": (length) => TITLE + around("<div>", "</div>", length),
  "tables in tables": (length) =>
    TITLE + around("<table><tr><td>规章", "</td></tr></table>", length),
  "a table as wide as it is long": (length) => {
    const side = Math.floor(Math.sqrt(length / 4))
    return TITLE + `${`| 规章 ${"| 0 ".repeat(side)}`}|\n`.repeat(side)
  },
  "one row of all cells": (length) => `${TITLE}|${" 0 |".repeat(length / 4)}\n`,
}

/** What is hard to read fast, by what it is. */
export const hostileShapes: Readonly<Record<string, Shape>> = Object.fromEntries([
  ...Object.entries(pieces).flatMap(([name, piece]) =>
    Object.entries(places).map(([place, put]): [string, Shape] => [
      `${name}, ${place}`,
      (length) => put(repeat(piece, length)),
    ]),
  ),
  ...Object.entries(layouts).map(([name, layout]): [string, Shape] => {
    const text = printIn(layout, reportOf(tablesOf(plain(distinctFigures))), "plain")
    return [`reports in ${name}`, (length) => repeat(`${text}\n`, length)]
  }),
  ...Object.entries(numbered),
  ...Object.entries(nested),
])

function repeat(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length))
}

/** Counts on from another number for another length, so that no two texts have a line in common. */
function count(length: number, each: number, print: (index: number) => string): string {
  const from = length * 1000
  return Array.from({ length: length / each }, (_, index) => print(from + index)).join("")
}

function around(open: string, close: string, length: number): string {
  const depth = length / (open.length + close.length)
  return open.repeat(depth) + close.repeat(depth)
}
