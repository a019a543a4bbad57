import { requestRows } from "../support/form-2021.ts"
import { type Tables, tablesOf } from "../support/report.ts"
import type { LabelColumns, Printed } from "../support/tables.ts"
import {
  change,
  changeLabel,
  DISPUTES,
  markWhole,
  nameOf,
  ORDINAL,
  proactiveRows,
  type Row,
  repeatMerged,
  replaceAt,
  withExtra,
  withoutFigure,
  withoutRow,
  withRowsSwapped,
  withRowTwice,
} from "./damage.ts"

/** A mistake made in one place of a report's tables. */
export interface Case {
  readonly name: string
  /** “table/row”. */
  readonly place: string
  /** Marks stand around what is to be found. */
  readonly tables: Tables
  /** "" where the words mean the same: no problem, but a torn row may be one out of place. */
  readonly rule: string
  /** A row without a label: the characters between its figures are the layout's own. */
  readonly isUnlabelled?: boolean
  /** “table/row” of figures that are lost or cannot be told. */
  readonly damaged?: string
}

/** First, first and second of 三, first, middle and last of a group, 总计, last. */
const rows: readonly Row[] = [
  ...[
    "received",
    "carried-over",
    "granted",
    "partially-granted",
    "refused-state-secret",
    "refused-deliberative",
    "unavailable-still-unclear",
    "other-fee-unpaid",
    "other-other",
    "concluded",
    "carried-forward",
  ].map((key): Row => ({ table: "requests", key })),
  ...["regulations", "normative-documents", "penalties", "coercive-measures", "fees"].map(
    (key): Row => ({ table: "proactive", key }),
  ),
  DISPUTES,
]

/** Rows of several figures: where one of one is gone, the row is blank. */
const rowsOfFigures = rows.filter(
  ({ key }) => !["penalties", "coercive-measures", "fees"].includes(key),
)

type MakeCases = (printed: Printed, labelColumns: LabelColumns) => readonly Case[]

export const mistakes: Readonly<Record<string, MakeCases>> = {
  "row missing": (printed, labelColumns) =>
    rows.map((row) => ({
      ...caseOf("missing-row", row),
      damaged: nameOf(row),
      tables: withoutRow(printed, labelColumns, row),
    })),
  "row missing, and its group's label": (printed, labelColumns) =>
    ["refused-state-secret", "unprocessed-petition"].map((key) => {
      const row: Row = { table: "requests", key }
      const tables = withoutRow(printed, labelColumns, row)
      const group = requestRows.find((each) => each.key === key)?.labels.at(-2)
      const requests = tables.requests.map((cells) =>
        cells.map((cell) => (cell.text === group ? { ...cell, text: "" } : cell)),
      )
      return {
        ...caseOf("missing-row", row),
        damaged: nameOf(row),
        tables: { ...tables, requests },
      }
    }),
  "cell missing": (printed, labelColumns) =>
    rowsOfFigures.flatMap((row) =>
      placesOf(printed, row).map((place) => ({
        ...caseOf("missing-cell", row, ` ${place}`),
        damaged: nameOf(row),
        tables: change(printed, labelColumns, row, (cells) => withoutFigure(cells, place)),
      })),
    ),
  "cell extra": (printed, labelColumns) =>
    rowsOfFigures.flatMap((row) =>
      placesOf(printed, row).map((place) => ({
        ...caseOf("extra-cell", row, ` ${place}`),
        damaged: nameOf(row),
        tables: change(printed, labelColumns, row, (cells) => withExtra(cells, place)),
      })),
    ),
  "merged figure repeated": (printed, labelColumns) =>
    ["licences", "penalties", "fees"].map((key) => {
      const row: Row = { table: "proactive", key }
      return {
        ...caseOf("extra-cell", row),
        tables: change(printed, labelColumns, row, repeatMerged),
      }
    }),
  "row twice": (printed, labelColumns) =>
    rows.map((row) => ({
      ...caseOf("duplicate-row", row),
      isUnlabelled: row === DISPUTES,
      tables: withRowTwice(printed, labelColumns, row),
    })),
  "rows swapped": (printed, labelColumns) =>
    swaps.map(([row, next]) => ({
      ...caseOf("row-order", row, ` and ${next}`),
      tables: withRowsSwapped(printed, labelColumns, row, next),
    })),
  "label misspelt": (printed, labelColumns) =>
    rows
      .filter((row) => wordsOfLabel(row).length >= 5)
      // Before the note of （二）.
      .map((row) =>
        misspelt(printed, labelColumns, row, row.key === "partially-granted" ? 0.1 : 0.5),
      ),
  "label broken over lines": (printed, labelColumns) =>
    rows
      .filter((row) => wordsOfLabel(row).length >= 4)
      .map((row) => ({
        ...caseOf("", row),
        tables: change(printed, labelColumns, row, (cells) =>
          changeLabel(cells, (text) => markWhole(replaceAt(text, 0.5, (char) => `\n${char}`))),
        ),
      })),
}

const swaps: readonly (readonly [Row, string])[] = [
  [{ table: "requests", key: "received" }, "carried-over"],
  [{ table: "requests", key: "granted" }, "partially-granted"],
  [{ table: "requests", key: "refused-state-secret" }, "refused-prohibited-by-law"],
  [{ table: "requests", key: "refused-deliberative" }, "refused-enforcement-file"],
  [{ table: "requests", key: "other-fee-unpaid" }, "other-other"],
  [{ table: "requests", key: "concluded" }, "carried-forward"],
  [{ table: "proactive", key: "regulations" }, "normative-documents"],
  [{ table: "proactive", key: "penalties" }, "coercive-measures"],
]

/** Every character of every label of five or more, each in its turn another. */
export function everyMisspelling(printed: Printed, labelColumns: LabelColumns): readonly Case[] {
  const all = [
    ...proactiveRows.map(({ key }): Row => ({ table: "proactive", key })),
    ...requestRows.map(({ key }): Row => ({ table: "requests", key })),
  ]
  return all.flatMap((row) => {
    const { length } = wordsOfLabel(row)
    if (length < 5) return []
    return Array.from({ length }, (_, index) =>
      misspelt(printed, labelColumns, row, index / length),
    )
  })
}

function misspelt(printed: Printed, labelColumns: LabelColumns, row: Row, place: number): Case {
  return {
    ...caseOf("row-label", row, ` ${place}`),
    tables: change(printed, labelColumns, row, (cells) =>
      changeLabel(cells, (text) => markWhole(replaceAt(text, place, () => "某"))),
    ),
  }
}

function caseOf(rule: string, row: Row, detail = ""): Pick<Case, "name" | "place" | "rule"> {
  return { name: nameOf(row) + detail, place: nameOf(row), rule }
}

/** Two of the first, a middle and the last place; where all figures are alike one says as much. */
function placesOf(printed: Printed, row: Row): readonly number[] {
  const cells = tablesOf(printed)[row.table].find((some) =>
    some.some(({ key }) => key?.startsWith(`${nameOf(row)}/`)),
  )
  const figures = new Set(cells?.filter(({ kind }) => kind === "figure").map(({ text }) => text))
  const places = [0, 0.5, 1]
  return figures.size === 1 ? [0] : places.toSpliced(rowsOfFigures.indexOf(row) % 3, 1)
}

/** The label of a row without its number. */
function wordsOfLabel({ table, key }: Row): string {
  const all = table === "requests" ? requestRows : table === "proactive" ? proactiveRows : []
  return (all.find((row) => row.key === key)?.labels.at(-1) ?? "").replace(ORDINAL, "")
}
