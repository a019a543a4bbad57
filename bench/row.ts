import { scatter } from "./statistics.ts"

/** One line of the table. */
export interface Row {
  readonly what: string
  readonly value: number
  readonly unit: "ms" | "MiB" | "×"
  /** How much the values scatter, as a part of their median. */
  readonly scatter?: number
  /** What else was measured in the same run. */
  readonly against?: { readonly name: string; readonly value: number }
  /** How many times `against` the value is. */
  readonly ratio?: number
  readonly aim?: Aim | undefined
}

/** What the value, or how many times another it is, is at most to be. */
export type Aim = { readonly value: number } | { readonly ratio: number }

/** Absent where nothing is aimed at. */
export function isMet({ value, ratio, aim }: Row): boolean | undefined {
  if (!aim) return undefined
  return "value" in aim ? value <= aim.value : ratio !== undefined && ratio <= aim.ratio
}

/** How much values scatter, where there are enough to tell. */
export function scatterOf(values: readonly number[]): Pick<Row, "scatter"> {
  return values.length < 3 ? {} : { scatter: scatter(values) }
}

/** The rows as a table of Markdown. */
export function printTable(rows: readonly Row[]): string {
  const cells = [
    ["measured", "report-lint", "±", "against", "ratio", "aim", "met"],
    ["---", "---:", "---:", "---", "---:", "---:", "---"],
    ...rows.map(toCells),
  ]
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => width(row[column]))))
  const pad = (row: readonly string[]) =>
    row.map((cell, column) => cell + " ".repeat((widths?.[column] ?? 0) - width(cell)))
  return cells.map((row) => `| ${pad(row).join(" | ")} |\n`).join("")
}

function toCells(row: Row): readonly string[] {
  const { what, value, unit, scatter, against, ratio, aim } = row
  const met = isMet(row)
  return [
    what,
    `${toFigure(value)} ${unit}`,
    scatter === undefined ? "" : `${Math.round(scatter * 100)} %`,
    against ? `${against.name}: ${toFigure(against.value)} ${unit}` : "",
    ratio === undefined ? "" : toRatio(ratio),
    aim ? toAim(aim, unit) : "",
    met === undefined ? "" : met ? "yes" : "**no**",
  ]
}

function toAim(aim: Aim, unit: Row["unit"]): string {
  if ("value" in aim) return `≤ ${aim.value} ${unit}`
  return aim.ratio < 1 ? `≥ ${toFigure(1 / aim.ratio)} × less` : `≤ ${aim.ratio} ×`
}

function toRatio(ratio: number): string {
  return ratio < 1 ? `${toFigure(1 / ratio)} × less` : `${toFigure(ratio)} ×`
}

/** Three digits. */
function toFigure(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)))
}

function width(text = ""): number {
  return text.length
}
