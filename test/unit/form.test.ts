import assert from "node:assert/strict"
import { suite, test } from "node:test"
import json from "../../server/core/form/disclosure-2021.json" with { type: "json" }
import { currentForm, formOfYear, forms } from "../../server/core/form/forms.ts"
import { formSchema, type PartForm, type TableForm } from "../../server/core/form/schema.ts"
import { checkEquations } from "../../server/core/formulas/check.ts"
import { lint } from "../../server/core/lint.ts"
import {
  disputeColumns,
  disputeGroups,
  figureKeys,
  proactiveParts,
  requestColumns,
  requestRows,
  requestsCorner,
  sectionTitles,
} from "../support/form-2021.ts"
import { formulas } from "../support/formulas.ts"
import { printTabRows } from "../support/layouts.ts"
import { printUniformReport } from "../support/report.ts"

const form = forms.find(({ id }) => id === "disclosure-2021") ?? currentForm
const table = (key: string): TableForm =>
  form.tables.find((candidate) => candidate.key === key) ?? assert.fail(`no table ${key}`)
const onlyPart = (key: string): PartForm => table(key).parts[0] ?? assert.fail(`no part in ${key}`)

test("the form's data fit its schema", () => {
  assert.equal(formSchema.safeParse(json).error, undefined)
})

test("the schema refuses what it does not know", () => {
  assert.equal(formSchema.safeParse({ ...json, surprise: 1 }).success, false)
  assert.equal(formSchema.safeParse({ ...json, sections: [] }).success, false)
})

test("the form is that of 2021 and later", () => {
  assert.match(form.document, /国办公开办函〔2021〕30号/)
  for (const year of [2021, 2024, 2030]) assert.equal(formOfYear(year), form)
})

test("the six sections have their official titles, tables stand in the second to the fourth", () => {
  assert.deepEqual(
    form.sections.map(({ title }) => title),
    sectionTitles,
  )
  assert.deepEqual(
    form.sections.map(({ body }) => body),
    ["prose", "table", "table", "table", "prose", "prose"],
  )
  assert.deepEqual(
    form.tables.map(({ section }) => section),
    ["proactive", "requests", "disputes"],
  )
})

suite("the labels are the official ones", () => {
  test("of proactive", () => {
    const printed = table("proactive").parts.map(({ caption, columns, rows }) => ({
      caption,
      columns: columns.map(({ key, label }) => ({ key, label })),
      rows,
    }))
    assert.deepEqual(printed, proactiveParts)
  })
  test("of requests: 25 rows, 7 columns", () => {
    const { rows, columns, header } = onlyPart("requests")
    assert.equal(rows.length, 25)
    assert.deepEqual(rows, requestRows)
    assert.deepEqual(
      columns.map(({ key, label }) => ({ key, label })),
      requestColumns,
    )
    assert.equal(header[0]?.[0]?.text, requestsCorner)
    assert.deepEqual(
      header.map((row) => row.map(({ text }) => text)),
      [
        [requestsCorner, "申请人情况"],
        ["自然人", "法人或其他组织", "总计"],
        ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
      ],
    )
  })
  test("of disputes: 15 columns in 3 groups, one row", () => {
    const { rows, columns } = onlyPart("disputes")
    assert.deepEqual(rows, [{ labels: [] }])
    assert.deepEqual(
      columns.map(({ group, groupLabel, key, label }) => ({ group, groupLabel, key, label })),
      disputeGroups.flatMap(({ key: group, labels: groupLabel }) =>
        disputeColumns.map(({ key, label }) => ({ group, groupLabel, key, label })),
      ),
    )
  })
})

test("there are 10, 175 and 15 figures", () => {
  const keys = form.tables.flatMap(({ key, parts }) =>
    parts.flatMap(({ rows, columns }) =>
      rows.flatMap((row) =>
        columns.map((column) => `${key}/${row.key ?? column.group}/${column.key}`),
      ),
    ),
  )
  assert.deepEqual(keys, figureKeys)
  const count = (name: string) => keys.filter((key) => key.startsWith(`${name}/`)).length
  assert.deepEqual([count("proactive"), count("requests"), count("disputes")], [10, 175, 15])
})

test("there are 42 equations, those of the official form", () => {
  const facts = lint(printUniformReport("0", printTabRows))?.facts ?? assert.fail()
  const equations = checkEquations(facts).map(({ equation }) => equation)
  assert.equal(equations.length, 42)
  const written = ({
    rule,
    totals,
    addends,
  }: (typeof formulas)[number] | (typeof equations)[number]) =>
    `${rule}: ${totals.toSorted().join(" + ")} = ${addends.toSorted().join(" + ")}`
  assert.deepEqual(equations.map(written).toSorted(), formulas.map(written).toSorted())
})

test("spans of header, labels and columns agree", () => {
  for (const { key, labelColumns, parts } of form.tables)
    for (const { columns, header } of parts) {
      const width = labelColumns + columns.reduce((sum, { columns = 1 }) => sum + columns, 0)
      const first = header[0]?.reduce((sum, { columns = 1 }) => sum + columns, 0)
      assert.equal(first, width, key)
    }
  assert.deepEqual(
    form.tables.map(({ labelColumns }) => labelColumns),
    [1, 3, 0],
  )
})

test("only the charges are an amount", () => {
  const amounts = form.tables.flatMap(({ parts }) =>
    parts.flatMap(({ columns }) => columns.filter(({ kind }) => kind === "amount")),
  )
  assert.deepEqual(
    amounts.map(({ key }) => key),
    ["amount"],
  )
})

test("every synonym is one of a label or title of the form", () => {
  const officials = new Set([
    ...form.sections.map(({ title }) => title),
    ...form.tables.flatMap(({ parts }) =>
      parts.flatMap(({ caption, header, rows }) => [
        caption,
        ...header.flat().map(({ text }) => text),
        ...rows.flatMap(({ labels }) => labels),
      ]),
    ),
  ])
  for (const official of Object.keys(form.synonyms)) assert.ok(officials.has(official), official)
})
