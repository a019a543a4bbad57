/**
 * The form of 2021 as the official document has it, written out by hand: what the tests hold the program's own form
 * data and findings against.
 */

export interface NamedRow {
  readonly key: string
  /** From the outermost group to the row's own label. */
  readonly labels: readonly string[]
}

export interface NamedColumn {
  readonly key: string
  readonly label: string
}

export const sectionTitles = [
  "总体情况",
  "主动公开政府信息情况",
  "收到和处理政府信息公开申请情况",
  "政府信息公开行政复议、行政诉讼情况",
  "存在的主要问题及改进情况",
  "其他需要报告的事项",
] as const

export interface ProactivePart {
  readonly caption: string
  readonly columns: readonly NamedColumn[]
  readonly rows: readonly NamedRow[]
}

export const proactiveParts: readonly ProactivePart[] = [
  {
    caption: "第二十条第（一）项",
    columns: [
      { key: "made", label: "本年制发件数" },
      { key: "repealed", label: "本年废止件数" },
      { key: "in-force", label: "现行有效件数" },
    ],
    rows: [
      { key: "regulations", labels: ["规章"] },
      { key: "normative-documents", labels: ["行政规范性文件"] },
    ],
  },
  {
    caption: "第二十条第（五）项",
    columns: [{ key: "decisions", label: "本年处理决定数量" }],
    rows: [{ key: "licences", labels: ["行政许可"] }],
  },
  {
    caption: "第二十条第（六）项",
    columns: [{ key: "decisions", label: "本年处理决定数量" }],
    rows: [
      { key: "penalties", labels: ["行政处罚"] },
      { key: "coercive-measures", labels: ["行政强制"] },
    ],
  },
  {
    caption: "第二十条第（八）项",
    columns: [{ key: "amount", label: "本年收费金额（单位：万元）" }],
    rows: [{ key: "fees", labels: ["行政事业性收费"] }],
  },
]

export const requestsCorner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

export const requestColumns: readonly NamedColumn[] = [
  { key: "natural-person", label: "自然人" },
  { key: "business", label: "商业企业" },
  { key: "research", label: "科研机构" },
  { key: "public-interest", label: "社会公益组织" },
  { key: "legal-service", label: "法律服务机构" },
  { key: "other-organisation", label: "其他" },
  { key: "total", label: "总计" },
]

const RESULTS = "三、本年度办理结果"

export const requestRows: readonly NamedRow[] = [
  row("received", "一、本年新收政府信息公开申请数量"),
  row("carried-over", "二、上年结转政府信息公开申请数量"),
  row("granted", RESULTS, "（一）予以公开"),
  row("partially-granted", RESULTS, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
  ...group("（三）不予公开", {
    "refused-state-secret": "1.属于国家秘密",
    "refused-prohibited-by-law": "2.其他法律行政法规禁止公开",
    "refused-security-stability": "3.危及“三安全一稳定”",
    "refused-third-party-rights": "4.保护第三方合法权益",
    "refused-internal-affairs": "5.属于三类内部事务信息",
    "refused-deliberative": "6.属于四类过程性信息",
    "refused-enforcement-file": "7.属于行政执法案卷",
    "refused-administrative-enquiry": "8.属于行政查询事项",
  }),
  ...group("（四）无法提供", {
    "unavailable-not-held": "1.本机关不掌握相关政府信息",
    "unavailable-needs-creation": "2.没有现成信息需要另行制作",
    "unavailable-still-unclear": "3.补正后申请内容仍不明确",
  }),
  ...group("（五）不予处理", {
    "unprocessed-petition": "1.信访举报投诉类申请",
    "unprocessed-repeat": "2.重复申请",
    "unprocessed-publication": "3.要求提供公开出版物",
    "unprocessed-excessive": "4.无正当理由大量反复申请",
    "unprocessed-confirmation": "5.要求行政机关确认或重新出具已获取信息",
  }),
  ...group("（六）其他处理", {
    "other-not-corrected": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other-fee-unpaid": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other-other": "3.其他",
  }),
  row("concluded", RESULTS, "（七）总计"),
  row("carried-forward", "四、结转下年度继续办理"),
]

export const disputeGroups: readonly NamedRow[] = [
  row("review", "行政复议"),
  row("direct-suit", "行政诉讼", "未经复议直接起诉"),
  row("suit-after-review", "行政诉讼", "复议后起诉"),
]

export const disputeColumns: readonly NamedColumn[] = [
  { key: "upheld", label: "结果维持" },
  { key: "corrected", label: "结果纠正" },
  { key: "other", label: "其他结果" },
  { key: "pending", label: "尚未审结" },
  { key: "total", label: "总计" },
]

/** Every row between （一） and （六）3., which （七）总计 sums. */
export const resultRows: readonly string[] = requestRows
  .map(({ key }) => key)
  .filter((key) => !["received", "carried-over", "concluded", "carried-forward"].includes(key))

/** Every figure of the form, row by row as it is printed: 10 + 175 + 15. */
export const figureKeys: readonly string[] = [
  ...proactiveParts.flatMap(({ rows, columns }) => keysOf("proactive", rows, columns)),
  ...keysOf("requests", requestRows, requestColumns),
  ...keysOf("disputes", disputeGroups, disputeColumns),
]

function keysOf(
  table: string,
  rows: readonly NamedRow[],
  columns: readonly NamedColumn[],
): readonly string[] {
  return rows.flatMap((row) => columns.map((column) => `${table}/${row.key}/${column.key}`))
}

function row(key: string, ...labels: string[]): NamedRow {
  return { key, labels }
}

function group(label: string, items: Readonly<Record<string, string>>): readonly NamedRow[] {
  return Object.entries(items).map(([key, item]) => row(key, RESULTS, label, item))
}
