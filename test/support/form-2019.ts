import { type NamedRow, type ProactivePart, requestRows } from "./form-2021.ts"

/** The form of 2019 where it differs from that of 2021, as the official document has it. */
export const proactiveParts2019: readonly ProactivePart[] = [
  {
    caption: "第二十条第（一）项",
    columns: [
      { key: "newly-made", label: "本年新制作数量" },
      { key: "newly-published", label: "本年新公开数量" },
      { key: "published-in-total", label: "对外公开总数量" },
    ],
    rows: [
      { key: "regulations", labels: ["规章"] },
      { key: "normative-documents", labels: ["规范性文件"] },
    ],
  },
  itemsPart("第二十条第（五）项", [
    { key: "licences", labels: ["行政许可"] },
    { key: "other-services", labels: ["其他对外管理服务事项"] },
  ]),
  itemsPart("第二十条第（六）项", [
    { key: "penalties", labels: ["行政处罚"] },
    { key: "coercive-measures", labels: ["行政强制"] },
  ]),
  {
    caption: "第二十条第（八）项",
    columns: [
      { key: "items-last-year", label: "上一年项目数量" },
      { key: "change", label: "本年增/减" },
    ],
    rows: [{ key: "fees", labels: ["行政事业性收费"] }],
  },
  {
    caption: "第二十条第（九）项",
    columns: [
      { key: "projects", label: "采购项目数量" },
      { key: "amount", label: "采购总金额" },
    ],
    rows: [{ key: "procurement", labels: ["政府集中采购"] }],
  },
]

/** （六）其他处理 is a row, not a group. */
export const requestRows2019: readonly NamedRow[] = requestRows.flatMap((row) => {
  if (!row.key.startsWith("other-")) return [row]
  const isFirst = row.key === "other-not-corrected"
  return isFirst ? [{ key: "other", labels: row.labels.slice(0, -1) }] : []
})

function itemsPart(caption: string, rows: readonly NamedRow[]): ProactivePart {
  return {
    caption,
    columns: [
      { key: "items-last-year", label: "上一年项目数量" },
      { key: "change", label: "本年增/减" },
      { key: "decisions", label: "处理决定数量" },
    ],
    rows,
  }
}
