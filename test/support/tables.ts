import {
  disputeColumns,
  disputeGroups,
  type NamedRow,
  type ProactivePart,
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

const PROACTIVE_FIGURE_COLUMNS = 3

export function proactiveGrid(
  printed: Printed,
  parts: readonly ProactivePart[] = proactiveParts,
): Grid {
  return parts.flatMap(({ caption, columns, rows }) => {
    // The last column takes what the others leave.
    const spanOf = (index: number) =>
      index === columns.length - 1 ? PROACTIVE_FIGURE_COLUMNS - index : 1
    return [
      [{ text: caption, columns: 1 + PROACTIVE_FIGURE_COLUMNS }],
      [
        { text: "信息内容" },
        ...columns.map(({ label }, index) => ({ text: label, columns: spanOf(index) })),
      ],
      ...rows.map(({ key, labels }): readonly GridCell[] => [
        { kind: "label", text: labels[0] ?? "" },
        ...columns.map((column, index) =>
          figureCell(printed, `proactive/${key}/${column.key}`, spanOf(index)),
        ),
      ]),
    ]
  })
}

export function requestsGrid(
  printed: Printed,
  labelColumns: LabelColumns = 3,
  rows: readonly NamedRow[] = requestRows,
): Grid {
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
  const body = rows.map((row, index) => [
    ...labelCells(rows, index, labelColumns),
    ...requestColumns.map((column) => figureCell(printed, `requests/${row.key}/${column.key}`)),
  ])
  return [...header, ...body]
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
      disputeColumns.map((column) => figureCell(printed, `disputes/${group.key}/${column.key}`)),
    ),
  ]
}

function figureCell(printed: Printed, key: string, columns = 1): GridCell {
  return { kind: "figure", key, text: printed(key), columns }
}

/** The label cells that begin in a row: a group's stands in its first row and covers those below. */
function labelCells(
  rows: readonly NamedRow[],
  index: number,
  labelColumns: LabelColumns,
): readonly GridCell[] {
  const labels = rows[index]?.labels ?? []
  return labels.flatMap((text, depth): readonly GridCell[] => {
    if (depth === labels.length - 1)
      return [{ kind: "label", text, columns: Math.max(1, labelColumns - depth) }]
    const isSame = (row: NamedRow | undefined) =>
      row !== undefined && row.labels.length > depth + 1 && row.labels[depth] === text
    if (isSame(rows[index - 1])) return []
    const end = rows.findIndex((row, other) => other > index && !isSame(row))
    return [{ kind: "label", text, rows: (end < 0 ? rows.length : end) - index }]
  })
}
