import { sectionTitles } from "./form-2021.ts"
import type { Figures } from "./formulas.ts"
import type { PrintTable } from "./layouts.ts"
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

/** A report without a mistake, its tables printed in a layout. */
export function printReport(
  printed: Printed,
  print: PrintTable,
  { labelColumns }: PrintOptions = {},
): string {
  const bodies = [
    OVERVIEW,
    print(proactiveGrid(printed)),
    print(requestsGrid(printed, labelColumns)),
    print(disputesGrid(printed)),
    PROBLEMS,
    OTHER,
  ]
  const sections = sectionTitles.map(
    (title, index) => `${"一二三四五六"[index]}、${title}\n\n${bodies[index]}\n`,
  )
  const introduction = `本报告的统计期限为2024年1月1日至2024年12月31日。`
  return `${TITLE}\n\n${introduction}\n\n${sections.join("\n")}`
}

/** Prints figures as plain digits, blanks as nothing. */
export function plain(figures: Figures): Printed {
  return (key) => String(figures.get(key) ?? "")
}

/** A report in which every figure is `value`; only 0 is balanced. */
export function printUniformReport(value: string, print: PrintTable): string {
  return printReport(() => value, print)
}
