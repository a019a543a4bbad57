import type { BoundRow, BoundTable } from "../bind/facts.ts"
import { namesNotes } from "../bind/note.ts"
import { normalForm } from "../text/label.ts"
import { statedUnit } from "../text/money.ts"
import type { Span } from "../text/span.ts"
import { countLabels, headerOf } from "./header-form.ts"
import { findHeadersOutOfOrder, findHeadersOutOfPlace } from "./header-places.ts"
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
      const order = [...findHeadersOutOfOrder(table)]
      yield* order
      if (order.length === 0) yield* findHeadersOutOfPlace(table)
    }
  },
}

function* altered({ rows }: BoundTable): Iterable<Problem> {
  const haveOther = haveOtherUnit(rows)
  for (const { headers } of rows) {
    for (const { span, official, written, likeness } of headers)
      if (likeness < 1 || isInOtherUnit(haveOther, written, official))
        yield toAltered(haveOther, span, written, official)
  }
}

function toAltered(haveOther: boolean, span: Span, written: string, expected: string): Problem {
  const message = { key: "table-header.altered", values: { expected } } as const
  // Another unit is not a matter of words: the figures would have to change with it.
  if (written.includes("单位") || isInOtherUnit(haveOther, written, expected))
    return { span, message, expected, fixes: [] }
  const edits = [{ span, newText: expected }]
  const title = { key: "fix.official-label", values: { expected } } as const
  return { span, message, expected, fixes: [{ title, preferred: true, edits }] }
}

/** True where amounts are written in another unit than the form's. */
function haveOtherUnit(rows: readonly BoundRow[]): boolean {
  return rows.some(({ figures }) => figures.some((figure) => figure?.isInOtherUnit))
}

/** True for the label of such amounts, whether it says so itself or, where the rows `haveOther`, says nothing. */
function isInOtherUnit(haveOther: boolean, written: string, official: string): boolean {
  if (written === official) return false
  const expected = statedUnit(official)
  const unit = statedUnit(written)
  if (expected === undefined || unit === expected) return false
  return unit !== undefined || haveOther
}

/**
 * Labels of columns that stand in no header row, or in fewer than the form has. Where one label is lacking
 * and one cell of the header says something else, that cell is the label, altered.
 */
function* missing({ form, rows }: BoundTable): Iterable<Problem> {
  const headers = rows.filter(({ kind }) => kind === "header")
  const found = countLabels(headers.flatMap((row) => row.headers.map(({ official }) => official)))
  const { labels, columns } = headerOf(form)
  const lacking = [...labels.keys()].filter(
    (label) => (found.get(label) ?? 0) < (labels.get(label) ?? 0),
  )
  if (lacking.length === 0) return
  const lackingColumns = lacking.filter((label) => columns.has(label))
  const [stranger, ...strangers] = headers.flatMap(({ words }) =>
    words && !namesNotes(words) ? words : [],
  )
  const [only] = lacking
  if (stranger && strangers.length === 0 && only !== undefined && lacking.length === 1) {
    yield toAltered(haveOtherUnit(rows), stranger.span, stranger.text, only)
    return
  }
  const lost = lackingColumns.flatMap((label) =>
    Array.from({ length: (labels.get(label) ?? 0) - (found.get(label) ?? 0) }, () => label),
  )
  if (standInPieces(headers, lost)) return
  const place = headers[0] ?? rows[0]
  const cell = place?.row.cells.find(({ text }) => text !== "")
  if (lackingColumns.length === 0 || !place) return
  yield {
    span: cell?.span ?? place.row.span,
    message: {
      key: headers.length === 0 ? "table-header.none" : "table-header.missing",
      values: { labels: lackingColumns.join("、"), count: lackingColumns.length },
    },
    expected: lackingColumns.join("、"),
  }
}

/** True where every label can be put together from words of the header that are no label: it is torn over lines. */
function standInPieces(headers: readonly BoundRow[], labels: readonly string[]): boolean {
  const words = new Map(countLabels(headers.flatMap(wordsBeside)))
  const take = (label: string): boolean => {
    for (let length = label.length; length > 0; length--) {
      const piece = label.slice(0, length)
      const count = words.get(piece) ?? 0
      if (count === 0) continue
      words.set(piece, count - 1)
      if (length === label.length || take(label.slice(length))) return true
      words.set(piece, count)
    }
    return false
  }
  return labels.every((label) => take(normalForm(label)))
}

function wordsBeside({ row, headers }: BoundRow): readonly string[] {
  const cells = row.cells.filter(
    (_, place) =>
      !headers.some(({ column, cells: count }) => column <= place && place < column + count),
  )
  return cells.map(({ text }) => normalForm(text))
}
