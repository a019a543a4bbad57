import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { repository, temporaryFolder } from "../../scripts/vscode-host/folders.ts"
import { defaults } from "../../server/core/configuration.ts"
import { lint } from "../../server/core/lint.ts"
import { slice } from "../../server/core/text/span.ts"

/** A finding as an editor shows it; the line counts from 1. */
export interface Seen {
  readonly rule: string
  readonly severity: number
  readonly message: string
  readonly line: number
  /** What stands before it on its line. */
  readonly before: string
  readonly text: string
}

const ROW = "一、本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t"
const fixture = readFileSync(join(repository, "test/fixtures/001.txt"), "utf8")

/** The report once its wrong total is put right. Editors end the last line. */
export const RIGHT = `${fixture.replace("属于国家秘密", "属于国家机密")}\n`

/** A report in which a total of 0 is written as 3, and one label is altered. */
export const WRONG = RIGHT.replace(`${ROW}0`, `${ROW}3`)

/** The wrong total, by the facts of the form: no application was received. */
export const TOTAL: Omit<Seen, "message"> = {
  rule: "row-total",
  severity: 1,
  line: WRONG.slice(0, WRONG.indexOf(ROW)).split("\n").length,
  before: ROW,
  text: "3",
}

export const MESSAGE =
  "“收到和处理政府信息公开申请情况”表“一、本年新收政府信息公开申请数量”一行：总计为 3，各项之和为 0（差 +3）。"

/** The fix in the words of the menu, and what hovering over the total tells among other things. */
export const FIX = "总计改为 0"
export const HOVER = "本行：0 + 0 + 0 + 0 + 0 + 0 = 0，写的是 3（差 +3）"

const severities = { error: 1, warning: 2, information: 3, hint: 4 }

/** What the engine finds under the README's settings and those of the project's file. */
export function expectedFindings(): readonly Seen[] {
  return findings({ "row-label": "off", balance: "warning" })
}

/** What it would find without any. */
export function findings(rules: (typeof defaults)["rules"] = {}): readonly Seen[] {
  const configuration = { ...defaults, rules }
  const found = lint(WRONG, { locale: "zh-cn", configuration })?.findings ?? []
  return found.map(({ rule, severity, message, span }) => {
    const lines = WRONG.slice(0, span.start).split("\n")
    return {
      rule,
      severity: severities[severity],
      message,
      line: lines.length,
      before: lines.at(-1) ?? "",
      text: slice(WRONG, span),
    }
  })
}

/** A folder with the wrong report in these line endings and with settings of a project; its paths. */
export function makeProject(lineEnding: "\n" | "\r\n") {
  const folder = temporaryFolder()
  const report = join(folder, "report.txt")
  writeFileSync(report, WRONG.replaceAll("\n", lineEnding))
  const settings = { rules: { balance: "warning" } }
  writeFileSync(join(folder, ".report-lint.json"), JSON.stringify(settings))
  return { folder, report, seen: join(folder, "seen.json") }
}
