import type { BoundTable, Label } from "../bind/facts.ts"
import { cover, type Span } from "../text/span.ts"
import type { Problem, Rule } from "./rule.ts"

export const tableHeader: Rule = {
  id: "table-header",
  severity: "warning",
  examples: [
    {
      before: "本年制发件数",
      after: "⟦本年制发数⟧",
      messages: ["表头与规定不同，应为“本年制发件数”。"],
      fixed: "本年制发件数",
    },
    {
      before:
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）⋯\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t\t\n",
      after: "⟦（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）⟧⋯",
      messages: ["表头缺少：商业企业、科研机构、社会公益组织、法律服务机构、其他。"],
    },
    {
      before: "\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他",
      after: "\t\t⟦商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他⟧",
      messages: ["表头“商业企业”至“其他”与下面的数字没有对齐。"],
    },
    {
      before: "商业企业\t科研机构",
      after: "商业 企业\t科研\u3000机构",
      messages: [],
    },
    {
      before: "本年制发件数\t本年废止件数\t现行有效件数",
      after: "本年（2024）制发件数\t本年废止件数\t现行有效件数（历史累计）",
      messages: [],
    },
  ],
  *check({ tables }) {
    for (const table of tables) {
      yield* altered(table)
      yield* missing(table)
      yield* outOfPlace(table)
    }
  },
}

function* altered({ rows }: BoundTable): Iterable<Problem> {
  for (const { span, official, likeness } of rows.flatMap(({ headers }) => headers)) {
    if (likeness === 1) continue
    yield {
      span,
      message: { key: "table-header.altered", values: { expected: official } },
      expected: official,
      fixes: [
        {
          title: { key: "fix.official-label", values: { expected: official } },
          preferred: true,
          edits: [{ span, newText: official }],
        },
      ],
    }
  }
}

/** Labels of columns that stand in no header row, or in fewer than the form has. */
function* missing({ form, rows }: BoundTable): Iterable<Problem> {
  const found = rows.flatMap(({ headers }) => headers.map(({ official }) => official))
  const wanted = form.parts.flatMap((part) => part.header.flat().map(({ text }) => text))
  const columns = new Set(form.parts.flatMap((part) => part.columns.map(({ label }) => label)))
  const lacking = [...columns].filter((label) => count(found, label) < count(wanted, label))
  const place = rows.find(({ kind }) => kind === "header") ?? rows[0]
  const cell = place?.row.cells.find(({ text }) => text !== "")
  if (lacking.length === 0 || !place) return
  const key = lacking.length === columns.size ? "table-header.none" : "table-header.missing"
  yield {
    span: cell?.span ?? place.row.span,
    message: { key, values: { labels: lacking.join("、"), count: lacking.length } },
    expected: lacking.join("、"),
  }
}

function count(labels: readonly string[], label: string): number {
  return labels.filter((other) => other === label).length
}

/**
 * Labels that stand off the columns of their figures. Layouts differ in which covered cells they write, so
 * this is judged only where a label right of a merged cell shows that this table writes all of them.
 */
function* outOfPlace({ form, rows, geometry }: BoundTable): Iterable<Problem> {
  const [part] = form.parts
  if (!part || form.parts.length > 1 || form.labelColumns === 0 || !geometry.isGrid) return
  const keys = part.columns.map(({ label }) => label)
  const starts = new Set(
    rows.filter(({ kind }) => kind === "figures").map(({ firstFigure }) => firstFigure),
  )
  const merged = new Set(
    part.header
      .flat()
      .filter(({ columns }) => (columns ?? 1) > 1)
      .map(({ text }) => text),
  )
  const isColumn = ({ official }: Label) => keys.includes(official)
  const isInPlace = (label: Label) => starts.has(label.column - keys.indexOf(label.official))
  const headers = rows.filter(({ kind }) => kind === "header").map((row) => row.headers)
  const writesAll = headers.some((labels) =>
    labels.some(
      (label, index) =>
        isColumn(label) &&
        isInPlace(label) &&
        labels.slice(0, index).some(({ official }) => merged.has(official)),
    ),
  )
  if (!writesAll) return
  for (const labels of headers) {
    const displaced = labels.filter((label) => isColumn(label) && !isInPlace(label))
    const [first] = displaced
    const last = displaced.at(-1)
    if (!first || !last) continue
    const span: Span = cover(first.span, last.span)
    yield {
      span,
      message: {
        key: "table-header.place",
        values: { first: first.official, last: last.official },
      },
    }
  }
}
