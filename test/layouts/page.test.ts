import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { layouts } from "../../server/core/syntax/tables/index.ts"
import { requestColumns } from "../support/form-2021.ts"
import { figuresOf } from "../support/read.ts"

const page = readFileSync(join(import.meta.dirname, "../../docs/layouts.md"), "utf8")
const examples = [...page.matchAll(/^## (L\d+).*\(`([\w-]+)`\)\n\n```\w+\n([\s\S]*?)\n```$/gm)]

const ABOVE = "示例局2024年政府信息公开工作年度报告\n\n三、收到和处理政府信息公开申请情况\n\n"
const ROWS = { received: "5 1 0 0 0 0 6", granted: "2 1 0 0 0 0 3" }

test("the page has an example of every layout", () => {
  const numbers = examples.map(([, number]) => number)
  assert.deepEqual(
    numbers,
    numbers.map((_, index) => `L${index + 1}`),
  )
  assert.deepEqual(
    [...new Set(examples.map(([, , id]) => id))].toSorted(),
    layouts.map(({ id }) => id).toSorted(),
  )
})

for (const [, number, id, example = ""] of examples)
  test(`the example of ${number} is read as ${id}`, () => {
    const result = lint(ABOVE + example)
    const [table] = result?.facts.tables ?? []
    assert.deepEqual([...new Set(table?.pieces.map(({ layout }) => layout))], [id])
    const figures = figuresOf(result)
    for (const [row, written] of Object.entries(ROWS)) {
      const read = requestColumns.map(({ key }) => figures.get(`requests/${row}/${key}`))
      assert.equal(read.join(" "), written, row)
    }
  })
