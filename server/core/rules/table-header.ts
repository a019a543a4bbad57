import type { BoundTable, Label } from "../bind/facts.ts"
import type { TableForm } from "../form/schema.ts"
import { layoutOf } from "../syntax/tables/index.ts"
import { cover, type Span } from "../text/span.ts"
import { findOutOfOrder } from "./order.ts"
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
      const order = [...outOfOrder(table)]
      yield* order
      if (order.length === 0) yield* outOfPlace(table)
    }
  },
}

function* altered({ rows }: BoundTable): Iterable<Problem> {
  for (const { headers } of rows) {
    for (const { span, official, written, likeness } of headers) {
      if (likeness === 1) continue
      const problem = toAltered(span, official)
      // Another unit is not a matter of words: the figures would have to change with it.
      yield written.includes("单位") ? { ...problem, fixes: [] } : problem
    }
  }
}

function toAltered(span: Span, expected: string): Problem {
  return {
    span,
    message: { key: "table-header.altered", values: { expected } },
    expected,
    fixes: [
      {
        title: { key: "fix.official-label", values: { expected } },
        preferred: true,
        edits: [{ span, newText: expected }],
      },
    ],
  }
}

/**
 * Labels of columns that stand in no header row, or in fewer than the form has. Where one label is lacking
 * and one cell of the header says something else, that cell is the label, altered.
 */
function* missing({ form, rows }: BoundTable): Iterable<Problem> {
  const headers = rows.filter(({ kind }) => kind === "header")
  const found = new Map<string, number>()
  for (const row of headers) for (const { official } of row.headers) count(official, found)
  const { labels, columns } = headerOf(form)
  const lacking = [...labels.keys()].filter(
    (label) => (found.get(label) ?? 0) < (labels.get(label) ?? 0),
  )
  if (lacking.length === 0) return
  const lackingColumns = lacking.filter((label) => columns.has(label))
  const [stranger, ...strangers] = headers.flatMap(({ words }) => words ?? [])
  const [only] = lacking
  if (stranger && strangers.length === 0 && only !== undefined && lacking.length === 1) {
    yield toAltered(stranger.span, only)
    return
  }
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

/** Labels of columns in another order than the form's: whose figures stand below them cannot be known. */
function* outOfOrder({ form, rows }: BoundTable): Iterable<Problem> {
  // Where rows have no label, the labels of columns come again for each group.
  if (form.labelColumns === 0) return
  for (const { kind, headers: written, piece } of rows) {
    // A stream of cells has the rows of the header one after the other.
    if (kind !== "header" || layoutOf(piece).isStream) continue
    for (const places of headerOf(form).places) {
      const inPart: Label[] = []
      const found: number[] = []
      let last: string | undefined
      for (const header of written) {
        const { official } = header
        const place = official === last ? undefined : places.get(official)
        last = official
        if (place === undefined) continue
        inPart.push(header)
        found.push(place)
      }
      const first = inPart[findOutOfOrder(found)[0] ?? -1]
      if (!first || inPart.length < 2) continue
      yield {
        span: first.span,
        message: { key: "table-header.order", values: { label: first.official } },
      }
      break
    }
  }
}

interface Header {
  /** How often each label stands in the form's header. */
  readonly labels: ReadonlyMap<string, number>
  /** For each part, the first place of each label among its columns of figures. */
  readonly places: readonly ReadonlyMap<string, number>[]
  /** Those that name a column of figures. */
  readonly columns: ReadonlySet<string>
  /** Those that stand over several columns. */
  readonly merged: ReadonlySet<string>
}

const remembered = new WeakMap<TableForm, Header>()

function headerOf(form: TableForm): Header {
  const known = remembered.get(form)
  if (known) return known
  const cells = form.parts.flatMap((part) => part.header.flat())
  const header = {
    labels: countLabels(cells.map(({ text }) => text)),
    places: form.parts.map(({ columns }) => {
      const labels = columns.map(({ label }) => label)
      return new Map(labels.map((label) => [label, labels.indexOf(label)]))
    }),
    columns: new Set(form.parts.flatMap((part) => part.columns.map(({ label }) => label))),
    merged: new Set(cells.flatMap(({ text, columns = 1 }) => (columns > 1 ? text : []))),
  }
  remembered.set(form, header)
  return header
}

function countLabels(labels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const label of labels) count(label, counts)
  return counts
}

function count(label: string, counts: Map<string, number>): void {
  counts.set(label, (counts.get(label) ?? 0) + 1)
}

/**
 * Labels that stand off the columns of their figures. Layouts differ in which covered cells they write, so
 * this is judged only where a label right of a merged cell shows that this table writes all of them.
 */
function* outOfPlace({ form, rows, geometry }: BoundTable): Iterable<Problem> {
  const [part] = form.parts
  if (!part || form.parts.length > 1 || form.labelColumns === 0 || !geometry.isGrid) return
  const { columns, merged } = headerOf(form)
  const starts = new Set<number>()
  for (const { kind, firstFigure } of rows) if (kind === "figures") starts.add(firstFigure)
  const isColumn = ({ official }: Label) => columns.has(official)
  const isInPlace = ({ column, official }: Label) =>
    starts.has(column - part.columns.findIndex(({ label }) => label === official))
  const headers = rows.flatMap((row) => (row.kind === "header" ? [row.headers] : []))
  const writesAll = headers.some((labels) => {
    const spanning = labels.findIndex(({ official }) => merged.has(official))
    return (
      spanning >= 0 &&
      labels.slice(spanning + 1).some((label) => isColumn(label) && isInPlace(label))
    )
  })
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
