import {
  disputeColumns,
  disputeGroups,
  type NamedRow,
  proactiveParts,
  requestColumns,
  requestRows,
  requestsCorner,
} from "./form-2021.ts"
import type { Grid, GridCell } from "./grid.ts"

/** What is printed in the cell of a figure, named “table/row/column”. */
export type Printed = (key: string) => string

/**
 * How many columns the labels of `requests` have: three in the official table; two as published pages
 * have it, where the items of （三） to （六） stand a column further right than the other rows.
 */
export type LabelColumns = 2 | 3

export function proactiveGrid(printed: Printed): Grid {
  return proactiveParts.flatMap(({ caption, columns, rows }) => {
    const span = 3 / columns.length
    return [
      [{ text: caption, columns: 4 }],
      [{ text: "信息内容" }, ...columns.map(({ label }) => ({ text: label, columns: span }))],
      ...rows.map(({ key, labels }) => [
        { text: labels[0] ?? "" },
        ...columns.map((column) => ({
          text: printed(`proactive/${key}/${column.key}`),
          columns: span,
        })),
      ]),
    ]
  })
}

export function requestsGrid(printed: Printed, labelColumns: LabelColumns = 3): Grid {
  const [person, ...organisations] = requestColumns.slice(0, -1).map(({ label }) => label)
  const header: Grid = [
    [
      { text: requestsCorner, columns: labelColumns, rows: 3 },
      { text: "申请人情况", columns: 7 },
    ],
    [
      { text: person ?? "", rows: 2 },
      { text: "法人或其他组织", columns: organisations.length },
      { text: "总计", rows: 2 },
    ],
    organisations.map((text) => ({ text })),
  ]
  const rows = requestRows.map((row, index) => [
    ...labelCells(requestRows, index, labelColumns),
    ...requestColumns.map((column) => ({ text: printed(`requests/${row.key}/${column.key}`) })),
  ])
  return [...header, ...rows]
}

export function disputesGrid(printed: Printed): Grid {
  const outcomes = disputeColumns.map(({ label }) => ({ text: label }))
  return [
    [
      { text: "行政复议", columns: 5 },
      { text: "行政诉讼", columns: 10 },
    ],
    [
      ...outcomes.map((outcome) => ({ ...outcome, rows: 2 })),
      { text: "未经复议直接起诉", columns: 5 },
      { text: "复议后起诉", columns: 5 },
    ],
    [...outcomes, ...outcomes],
    disputeGroups.flatMap((group) =>
      disputeColumns.map((column) => ({ text: printed(`disputes/${group.key}/${column.key}`) })),
    ),
  ]
}

/** The label cells that begin in a row: a group's stands in its first row and covers those below. */
function labelCells(
  rows: readonly NamedRow[],
  index: number,
  labelColumns: LabelColumns,
): readonly GridCell[] {
  const labels = rows[index]?.labels ?? []
  return labels.flatMap((text, depth): readonly GridCell[] => {
    if (depth === labels.length - 1) return [{ text, columns: Math.max(1, labelColumns - depth) }]
    const isSame = (row: NamedRow | undefined) =>
      row !== undefined && row.labels.length > depth + 1 && row.labels[depth] === text
    if (isSame(rows[index - 1])) return []
    const end = rows.findIndex((row, other) => other > index && !isSame(row))
    return [{ text, rows: end - index }]
  })
}
