import { suite, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import type { GridCell } from "../support/grid.ts"
import { type Layout, layouts, printIn } from "../support/layouts.ts"
import { distinctFigures } from "../support/random.ts"
import { describe, differences, figuresOf, problemsOf } from "../support/read.ts"
import { plain, reportOf, type TableName, tablesOf } from "../support/report.ts"
import { type Faults, Wrong } from "../support/wrong.ts"

const tables = tablesOf(plain(distinctFigures))
const printed = new Map([...distinctFigures].map(([key, value]) => [key, String(value)]))

/** Notes, a cell each word. */
const notes: readonly (readonly string[])[] = [
  ["注：本表数据截至12月31日"],
  ["注 1:", "本表数据截至12月31日"],
  ["备注：", "其中网上收到", "3", "件"],
  ["（说明）本表含", "2", "0"],
  ["说 明", "本表数据由各科室提供"],
  ["填表人：甲", "审核人：乙", "联系电话：12345678"],
  ["填报单位", "示例局", "填报日期", "2025年1月15日"],
]

/** Where in each table a note may stand: below a header, between rows, and at the end. */
const places: Readonly<Record<TableName, readonly number[]>> = {
  proactive: [4, tables.proactive.length],
  requests: [4, 5, tables.requests.length],
  disputes: [tables.disputes.length - 1, tables.disputes.length],
}

suite("a note among the rows of a table is no row, and disturbs none", () => {
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => hasRows(each)))
    test(name, () => {
      const wrong = new Wrong()
      for (const note of notes)
        for (const table of ["proactive", "requests", "disputes"] as const)
          for (const place of places[table])
            wrong.add(`${note.join(" ")}: ${table}, ${place}`, check(layout, table, place, note))
      wrong.assertNone()
    })
})

suite("at the end of a table without rows, too", () => {
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => !hasRows(each)))
    test(name, () => {
      const wrong = new Wrong()
      for (const note of notes.slice(0, -1))
        for (const table of ["proactive", "requests", "disputes"] as const) {
          const place = tables[table].length
          wrong.add(`${note.join(" ")}: ${table}`, check(layout, table, place, note))
        }
      wrong.assertNone()
    })
})

// Between a caption and its header.
const BELOW_CAPTION = 1

suite("below the caption of a table without rows a note of one cell, or of one line, is no header", () => {
  for (const [name, layout] of Object.entries(layouts).filter(([, each]) => !hasRows(each)))
    test(name, () => {
      const wrong = new Wrong()
      const isLine = name.startsWith("L3")
      for (const note of [["注：其中网上收到3件"], ["注：其中网上收到", "3", "件"], ...notes])
        if (note.length === 1 || isLine)
          wrong.add(note.join(" "), check(layout, "proactive", BELOW_CAPTION, note))
      wrong.assertNone()
    })
})

function hasRows({ marksRows, isJoined }: Layout): boolean {
  return marksRows || isJoined !== undefined
}

function check(layout: Layout, table: TableName, place: number, note: readonly string[]): Faults {
  const row = note.map((text): GridCell => ({ kind: "label", text }))
  const noted = { ...tables, [table]: tables[table].toSpliced(place, 0, row) }
  const text = printIn(layout, reportOf(noted), "plain")
  const result = lint(text)
  return {
    misread: differences(figuresOf(result), printed),
    problems: describe(text, problemsOf(result)),
  }
}
