import assert from "node:assert/strict"
import { suite, test } from "node:test"
import papaparse from "papaparse"
import { bind } from "../../server/core/bind/bind.ts"
import type { Facts } from "../../server/core/bind/facts.ts"
import { escapeHtml, printHtmlTable } from "../../server/core/syntax/html/print.ts"
import { parse } from "../../server/core/syntax/parse.ts"
import type { Report } from "../../server/core/syntax/tree.ts"
import { slice } from "../../server/core/text/span.ts"
import { fixture } from "../support/files.ts"
import { expand, type Grid } from "../support/grid.ts"
import { printTabRows } from "../support/layouts.ts"
import { disputesGrid, type LabelColumns, proactiveGrid, requestsGrid } from "../support/tables.ts"

const original = parse(fixture("001"))
const facts = bind(original) ?? assert.fail("fixture 001 is a report")
/** The figures of the report, and then a different one in every cell, so that none is taken for another. */
const values: Record<string, ReadonlyMap<string, string>> = {
  "its own figures": new Map([...facts.figures].map(([key, { plain }]) => [key, plain ?? ""])),
  "blank applicants": new Map(
    [...facts.figures.keys()].map((key, index) => [
      key,
      /^req.*(?<!total)$/.test(key) ? "" : String(index),
    ]),
  ),
  "figures that all differ": new Map(
    [...facts.figures.keys()].map((key, index) => [key, String(index + 100)]),
  ),
}

test("fixture 001 has every figure", () => assert.equal(facts.figures.size, 200))

type Print = (grid: Grid) => string

const inText: Record<string, Print> = {
  "a row a line": (grid) => printHtmlTable(grid),
  "a paragraph in every cell": (grid) =>
    dress(
      grid,
      (text) => `<p class="a">\n <span>${text || "&nbsp;"}</span>\n</p>`,
      "</td>",
      "</tr>",
    ),
  "no end tags": (grid) => dress(grid, (text) => text, "", ""),
  "on one line": (grid) => printHtmlTable(grid, ""),
}

suite("fixture 001 with its tables in HTML", () => {
  for (const [which, figures] of Object.entries(values))
    for (const labelColumns of [3, 2] as const)
      for (const [name, print] of Object.entries(inText))
        for (const [where, toWhole] of Object.entries({
          "in plain text": toText,
          "as a page": toPage,
        }))
          test(`${where}, ${name}, ${labelColumns} columns of labels, ${which}`, () =>
            assertSame(toWhole(figures, labelColumns, print), figures))

  test("in lines of plain text with tags", () => {
    const figures = values["figures that all differ"] ?? assert.fail()
    const text = toPage(figures, 3, printHtmlTable).replace(/^<html>|<\/html>$/g, "")
    assertSame(`\n报告：\n${text}`, figures)
  })
})

suite("fixture 001 as CSV", () => {
  for (const [which, figures] of Object.entries(values))
    for (const labelColumns of [3, 2] as const) {
      // A row without its last figures and one with padding are the same in a sheet.
      if (which === "blank applicants" && labelColumns === 2) continue
      test(`its tables within plain text, ${labelColumns} columns of labels, ${which}`, () =>
        assertSame(toText(figures, labelColumns, printCsv), figures))
      for (const width of [0, 15])
        for (const newline of ["\n", "\r\n"])
          test(`a whole sheet of ${width || "unlike"} columns, ${JSON.stringify(newline)}, ${labelColumns} columns of labels, ${which}`, () =>
            assertSame(toSheet(figures, labelColumns, width, newline), figures))
    }
})

test("blank figures are as in tab rows", () => {
  const blank = new Map([...facts.figures.keys()].map((key) => [key, ""]))
  // Rows in tabs are all as long as the longest.
  const outline = (text: string, read: (text: string) => Report) =>
    read(text).blocks.map((block) =>
      block.kind === "table"
        ? block.rows.map(({ cells }) =>
            cells
              .map(({ text }) => text)
              .join("|")
              .replace(/\|+$/, ""),
          )
        : block.text,
    )
  for (const labelColumns of [3, 2] as const) {
    const expected = outline(toText(blank, labelColumns, printTabRows), parse)
    const texts = [printHtmlTable, printCsv].map((print: Print) =>
      toText(blank, labelColumns, print),
    )
    const sheets = [0, 15].map((width) => toSheet(blank, labelColumns, width, "\n"))
    for (const text of [...texts, toPage(blank, labelColumns, printHtmlTable), ...sheets])
      assert.deepEqual(outline(text, parse), expected)
  }
})

function grids(figures: ReadonlyMap<string, string>, labelColumns: LabelColumns): Grid[] {
  const printed = (key: string) => figures.get(key) ?? assert.fail(key)
  return [proactiveGrid(printed), requestsGrid(printed, labelColumns), disputesGrid(printed)]
}

const printCsv: Print = (grid) => saveCsv(expand(grid, { across: "empty", down: "empty" }), 0, "\n")

/** The report as a spreadsheet saves it; each block is as wide as it must be where `width` is 0. */
function toSheet(
  figures: ReadonlyMap<string, string>,
  labelColumns: LabelColumns,
  width: number,
  newline: string,
): string {
  const tables = grids(figures, labelColumns)
  const blocks = original.blocks.map((block) =>
    block.kind === "table"
      ? saveCsv(expand(tables.shift() ?? [], { across: "empty", down: "empty" }), width, newline)
      : saveCsv([[block.text]], width || 4, newline),
  )
  return blocks.join(newline)
}

function saveCsv(rows: readonly (readonly string[])[], width: number, newline: string): string {
  return papaparse.unparse(pad(rows, width), { newline })
}

/** The report with other tables in place of its own. */
function toText(
  figures: ReadonlyMap<string, string>,
  labelColumns: LabelColumns,
  print: Print,
): string {
  const tables = grids(figures, labelColumns)
  let text = ""
  let position = 0
  for (const block of original.blocks) {
    if (block.kind !== "table") continue
    text += original.text.slice(position, block.span.start) + print(tables.shift() ?? [])
    position = block.span.end
  }
  return text + original.text.slice(position)
}

function toPage(
  figures: ReadonlyMap<string, string>,
  labelColumns: LabelColumns,
  print: Print,
): string {
  const tables = grids(figures, labelColumns)
  const blocks = original.blocks.map((block) =>
    block.kind === "table"
      ? print(tables.shift() ?? [])
      : `<p><b>${escapeHtml(block.text)}</b></p>`,
  )
  return `<html>${blocks.join("\n")}</html>`
}

function dress(
  grid: Grid,
  dressCell: (text: string) => string,
  cellEnd: string,
  rowEnd: string,
): string {
  const rows = grid.map((cells) => {
    const written = cells.map(
      ({ text, columns = 1, rows = 1 }) =>
        `<td colspan='${columns}' rowspan=${rows}>${dressCell(escapeHtml(text))}${cellEnd}`,
    )
    return `<tr>${written.join("\n")}${rowEnd}`
  })
  return `<table border="1">\n<tbody>${rows.join("\n")}\n</table>`
}

/** Every row as long as the longest, or as `width`. */
function pad(rows: readonly (readonly string[])[], width: number): string[][] {
  const longest = Math.max(width, ...rows.map((row) => row.length))
  return rows.map((row) => Array.from({ length: longest }, (_, index) => row[index] ?? ""))
}

function assertSame(text: string, figures: ReadonlyMap<string, string>): void {
  const read = bind(parse(text)) ?? assert.fail("no report")
  assert.deepEqual(
    new Map([...read.figures].map(([key, figure]) => [key, figure.plain ?? ""])),
    figures,
  )
  for (const { cell, plain } of read.figures.values())
    assert.equal(slice(text, cell.span), plain ?? "")
  assert.deepEqual(rowKinds(read), rowKinds(facts))
  assert.deepEqual(sectionTitles(read, text), sectionTitles(facts, original.text))
  assert.equal(read.title?.year, facts.title?.year)
}

function rowKinds({ tables }: Facts): unknown {
  return tables.map(({ form, rows }) => [
    form.key,
    rows.filter(({ kind }) => kind === "figures").length,
    rows.filter(({ kind }) => kind === "unknown").length,
  ])
}

function sectionTitles({ sections }: Facts, text: string): readonly (string | undefined)[] {
  return sections.map(({ heading }) => heading && slice(text, heading.title))
}
