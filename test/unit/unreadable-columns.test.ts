import assert from "node:assert/strict"
import { test } from "node:test"
import { readSample } from "../../scripts/examples.ts"
import { lint } from "../../server/core/lint.ts"

const sample = readSample({ before: "", after: "", messages: [] })
const [before = "", after = ""] = sample.split(/（本列.*第四项之和）/)
const end = after.indexOf("\n四、政府")

/** The messages of the report with each row of the requests' table changed. */
function messages(change: (row: string) => string): readonly string[] {
  const table = after.slice(0, end).replace(/^.*\t\d.*$/gm, change)
  const text = `${before}（本列数据的勾稽关系）${table}${after.slice(end)}`
  return (lint(text)?.findings ?? assert.fail()).map(({ message }) => message)
}

test("a table without its column of totals is said to lack a column", () => {
  assert.deepEqual(
    messages((row) => row.replace(/\t\d+(\t*)$/, "$1")),
    ["这张表格每行都只有 6 个数，规定的是 7 个，可能少了一栏；是哪一栏不能确定，没有检查。"],
  )
})

test("a table with another column is said to have one too many", () => {
  assert.deepEqual(
    messages((row) => row.replace(/(\t\d+)(\t*)$/, "\t5$1$2")),
    ["这张表格每行都有 8 个数，规定的是 7 个，可能多了一栏；是哪一栏不能确定，没有检查。"],
  )
})

test("a table with rows of several lengths is not said to lack a column", () => {
  let count = 0
  assert.deepEqual(
    messages((row) =>
      count++ % 2 ? row.replace(/(?:\t\d+){2}(\t*)$/, "$1") : row.replace(/\t\d+(\t*)$/, "$1"),
    ),
    ["这里有表格的文字，但分不清行和数字，没有检查。"],
  )
})

test("a table without one of its columns is said to lack one, though a blank stands at the end", () => {
  for (const column of [0, 1, 2, 3, 4, 5])
    assert.deepEqual(
      messages((row) =>
        row.replace(/(?:\t\d+){7}/, (all) => withoutColumn(all, column)).replace(/\t*$/, "\t"),
      ),
      ["这张表格每行都只有 6 个数，规定的是 7 个，可能少了一栏；是哪一栏不能确定，没有检查。"],
      String(column),
    )
})

test("a table whose column of totals is blank lacks figures and no column", () => {
  const found = messages((row) => row.replace(/\t\d+(\t*)$/, "\t$1"))
  assert.equal(
    found.at(-1),
    "从“一、本年新收政府信息公开申请数量”一行“总计”一栏起有 25 格没有填数；能按合计推算的填推算的数，其余没有的填 0。",
  )
})

function withoutColumn(figures: string, column: number): string {
  return figures
    .split("\t")
    .toSpliced(column + 1, 1)
    .join("\t")
}
