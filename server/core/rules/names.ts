import type { BoundRow, Facts, Figure, Label } from "../bind/facts.ts"
import type { RowForm } from "../form/schema.ts"
import type { CellName, RelatedMessage } from "./rule.ts"

const LONGEST_NAME = 24
const LONGEST_QUOTE = 40

/** The row of a figure in the form's own words, such as “（一）予以公开” or “行政诉讼·复议后起诉”. */
export function rowName({ column, rowLabels }: Figure): string {
  return column.group ? rowLabels.join("·") : rowFormName({ labels: [...rowLabels] })
}

/** A row of the form in its own words; the longest labels are cut. */
export function rowFormName({ labels }: Pick<RowForm, "labels">): string {
  return cut(labels.at(-1) ?? "")
}

/** The column of a figure in the form's own words. */
export function columnName({ column }: Figure): string {
  return column.label
}

/** The label of a row as the form words it, of a header its first; "" for rows without a label. */
export function boundRowName({ label, form, headers }: BoundRow): string {
  return cut(label?.official ?? form?.labels.at(-1) ?? headers[0]?.official ?? "")
}

/** A label of the form; the longest are cut. */
export function labelName({ official }: Label): string {
  return cut(official)
}

/** The keys of a figure, as findings name it. */
export function cellName({ table, rowKey, column }: Figure): CellName {
  return { table: table.key, row: rowKey, column: column.key }
}

/** What a message says of a figure: where it stands, and what it is. */
export function valuesOf(figure: Figure) {
  return { row: rowName(figure), column: columnName(figure), value: figure.plain ?? "" }
}

/** A figure that a finding is about, too. */
export function relatedFigure(figure: Figure): RelatedMessage {
  return { span: figure.cell.span, message: { key: "related.figure", values: valuesOf(figure) } }
}

/** Words of a report as a message quotes them: on one line, and cut where they are long. */
export function quoted(text: string): string {
  return cut(text.replace(/\s+/g, " "), LONGEST_QUOTE)
}

/** The table of a figure in the form's own words: the title of its section. */
export function tableName({ tables, form }: Facts, { table }: Figure): string {
  const source = tables.find((each) => each.form === table)?.source ?? form
  return source.sections.find(({ key }) => key === table.section)?.title ?? ""
}

/** A difference with its sign, as accountants write it. */
export function signed(difference: bigint): string {
  return difference > 0n ? `+${difference}` : `−${-difference}`
}

function cut(text: string, longest = LONGEST_NAME): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
