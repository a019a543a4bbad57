import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { sectionTitles } from "../support/form-2021.ts"
import { layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { assertReads, differences, figuresOf, problemsOf, toPrinted } from "../support/read.ts"
import { plain, reportOf, tablesOf } from "../support/report.ts"

type Cells = readonly (readonly string[])[]

const figures = toPrinted(distinctFigures)
const tables = tablesOf(plain(distinctFigures))
const report = reportOf(tables)
const [, PROACTIVE, REQUESTS, DISPUTES] = sectionTitles

/** Tables that an office adds of its own, with rows named like the form's: of a section, by what they show. */
const additional: Readonly<Record<string, { readonly section: string; readonly cells: Cells }>> = {
  "channels with a sum": {
    section: REQUESTS ?? "",
    cells: [
      ["渠道", "数量"],
      ["网站", "8"],
      ["合计", "12"],
    ],
  },
  "places under the form's own applicants": {
    section: REQUESTS ?? "",
    cells: [
      [..."单位 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计".split(" ")],
      ["东片", "3", "1", "0", "0", "0", "0", "4"],
      ["合计", "9", "3", "0", "1", "1", "0", "14"],
    ],
  },
  "two years of decisions": {
    section: PROACTIVE ?? "",
    cells: [
      ["事项", "单位", "本年", "上年"],
      ["行政许可", "件", "26", "30"],
      ["行政处罚", "件", "2", "3"],
    ],
  },
}

const printers: Readonly<Record<string, (cells: Cells) => string>> = {
  "tab rows": (cells) => cells.map((row) => row.join("\t")).join("\n"),
  Markdown: (cells) =>
    cells
      .map((row) => `| ${row.join(" | ")} |`)
      .toSpliced(1, 0, `|${" --- |".repeat(cells[0]?.length ?? 0)}`)
      .join("\n"),
  HTML: (cells) =>
    `<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`,
}

/** The lines of a report with `table` behind the heading of `section`, or before the heading after it. */
function put(lines: readonly string[], section: string, isBefore: boolean, table: string): string {
  const headings = [section, section === REQUESTS ? DISPUTES : REQUESTS]
  const [own, next] = headings.map((title) =>
    lines.findIndex((line) => line.endsWith(title ?? "-")),
  )
  assert.ok(own !== undefined && next !== undefined && own >= 0 && next > own)
  return lines.toSpliced(isBefore ? own + 1 : next, 0, "", ...table.split("\n"), "").join("\n")
}

function messagesIn(text: string): readonly string[] {
  return problemsOf(lint(text)).map(({ message }) => message)
}

suite("a table of the office's own beside the form's is left alone", () => {
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => !each.printAround))
    test(name, () => {
      const text = printIn(layout, report, "plain")
      const accepted = messagesIn(text)
      for (const { section, cells } of Object.values(additional))
        for (const print of Object.values(printers))
          for (const isBefore of [true, false]) {
            const both = put(text.split("\n"), section, isBefore, print(cells))
            assert.deepEqual(differences(figuresOf(lint(both)), figures), [], both)
            assert.deepEqual(messagesIn(both), accepted, both)
          }
    })
})

/** Tables of an office's own, printed as the form's are, in the section of applications and in that of suits. */
const alike: readonly Cells[] = [
  [
    ["渠道", "数量"],
    ["网站", "8"],
    ["其他", "4"],
    ["总计", "12"],
  ],
  [
    ["渠道", "当面", "网络", "信函", "总计"],
    ["数量", "3", "5", "4", "12"],
  ],
  [
    ["申请渠道", "当面申请", "网络申请", "信函申请", "其他", "合计"],
    ["件数", "3", "5", "3", "1", "12"],
  ],
]

suite("one right above or below the form's, in the same layout, is none of its rows", () => {
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => !each.printAround))
    test(name, () => {
      for (const table of ["requests", "disputes"] as const)
        for (const cells of alike)
          for (const isAbove of [true, false]) {
            const own = layout.printTable(cells.map((row) => row.map((text) => ({ text }))))
            const official = layout.printTable(tables[table])
            const body = (isAbove ? [own, official] : [official, own]).join("\n\n")
            const sections = report.sections.map((section) =>
              typeof section.body !== "string" && section.body.table === table
                ? { ...section, body }
                : section,
            )
            assertReads(printIn(layout, { ...report, sections }, "plain"), figures, [], 0)
          }
    })
})
