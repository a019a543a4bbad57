import { sectionTitles } from "./form-2021.ts"
import type { Figures } from "./formulas.ts"
import type { Grid } from "./grid.ts"
import {
  disputesGrid,
  type LabelColumns,
  type Printed,
  proactiveGrid,
  requestsGrid,
} from "./tables.ts"

export const TITLE = "示例省人民政府2024年政府信息公开工作年度报告"

// Says nothing that a figure could contradict, and everything that the form asks for.
const OVERVIEW = `主动公开、依申请公开、政府信息管理、政府信息公开平台建设和监督保障各项任务均有专人负责，社会评议、责任追究、工作考核的办法已经公布。`
const PROBLEMS = `主要问题是个别栏目更新不够及时。改进情况是增加了每周核对的步骤，并将继续加强培训。`
const OTHER = `信息处理费的收费通知、应收和实收数额已另行公布。`

export interface PrintOptions {
  readonly labelColumns?: LabelColumns
}

export type TableName = "proactive" | "requests" | "disputes"

/** What a report says, before any layout: its prose, and its tables as grids. */
export interface ReportParts {
  readonly title: string
  readonly introduction: string
  readonly sections: readonly SectionParts[]
}

export interface SectionParts {
  /** With its number. */
  readonly heading: string
  readonly body: string | TableParts
}

export interface TableParts {
  readonly table: TableName
  readonly grid: Grid
}

export type Tables = Readonly<Record<TableName, Grid>>

/** The tables of the form of 2021. */
export function tablesOf(printed: Printed, labelColumns?: LabelColumns): Tables {
  return {
    proactive: proactiveGrid(printed),
    requests: requestsGrid(printed, labelColumns),
    disputes: disputesGrid(printed),
  }
}

/** A report without a mistake but those of its tables. */
export function reportOf(
  tables: Tables,
  year = 2024,
  titles: readonly string[] = sectionTitles,
): ReportParts {
  const table = (name: TableName): TableParts => ({ table: name, grid: tables[name] })
  const bodies = [
    OVERVIEW,
    table("proactive"),
    table("requests"),
    table("disputes"),
    PROBLEMS,
    OTHER,
  ]
  return {
    title: TITLE.replace("2024", String(year)),
    introduction: `本报告的统计期限为${year}年1月1日至${year}年12月31日。`,
    sections: bodies.map((body, index) => ({
      heading: `${"一二三四五六"[index]}、${titles[index]}`,
      body,
    })),
  }
}

export type Headings = "plain" | "markdown"

/** Prints the tables of a report, whatever stands around them. */
export type PrintBody = (body: TableParts) => string

/** A report as plain text or Markdown. */
export function printText(
  { title, introduction, sections }: ReportParts,
  print: PrintBody,
  headings: Headings = "plain",
): string {
  const [first, second] = headings === "markdown" ? ["# ", "## "] : ["", ""]
  const printed = sections.map(
    ({ heading, body }) =>
      `${second}${heading}\n\n${typeof body === "string" ? body : print(body)}\n`,
  )
  return `${first}${title}\n\n${introduction}\n\n${printed.join("\n")}`
}

/** A report without a mistake, its tables printed in a layout. */
export function printReport(
  printed: Printed,
  print: (grid: Grid) => string,
  { labelColumns }: PrintOptions = {},
): string {
  return printText(reportOf(tablesOf(printed, labelColumns)), ({ grid }) => print(grid))
}

/** Prints figures as plain digits, blanks as nothing. */
export function plain(figures: Figures): Printed {
  return (key) => String(figures.get(key) ?? "")
}

/** A report in which every figure is `value`; only 0 is balanced. */
export function printUniformReport(value: string, print: (grid: Grid) => string): string {
  return printReport(() => value, print)
}
