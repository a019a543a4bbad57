import type { BoundTable, Facts } from "../core/bind/facts.ts"
import type { LintResult } from "../core/lint.ts"
import type { Locale } from "../core/messages.ts"
import type { Block, Paragraph, Table } from "../core/syntax/tree.ts"
import { overlaps, type Span } from "../core/text/span.ts"
import { judge } from "./preview-figures.ts"
import { Places } from "./preview-notes.ts"
import type {
  Preview,
  PreviewBlock,
  PreviewFinding,
  PreviewPlainTable,
  PreviewSection,
} from "./preview-schema.ts"
import { type Drawing, drawTable } from "./preview-table.ts"

/** The report as its reader sees it: its words in the order of the text, its tables as the form prints them. */
export function toPreview(result: LintResult, locale: Locale): Preview {
  const { facts, findings } = result
  const places = new Places()
  const drawing = { facts, locale, places, judge: judge(result) }
  const { form, title } = facts
  const { issuer, year } = title ?? {}
  const opening = drawOpening(drawing)
  const preview = {
    locale,
    form: { id: form.id, document: form.document },
    ...(title && { title: drawTitle(drawing, title.span) }),
    ...(issuer !== undefined && { issuer }),
    ...(year !== undefined && { year }),
    sections: [...(opening ? [opening] : []), ...drawSections(drawing)],
    findings: findings.map(
      ({ severity, message, span, fixes }): PreviewFinding => ({
        severity,
        message,
        span,
        fixes: fixes.map((fix) => fix.title),
      }),
    ),
  }
  return { ...preview, notes: places.deal(facts, findings) }
}

function drawTitle({ facts, places }: Drawing, span: Span) {
  const lines = facts.report.blocks.filter(
    (block): block is Paragraph => block.kind === "paragraph" && overlaps(block.span, span),
  )
  return { text: lines.map(wordsOf).join("\n"), span, notes: places.add(span) }
}

/** What stands before the first section, but for the title. */
function drawOpening(drawing: Drawing): PreviewSection | undefined {
  const { report, sections, title } = drawing.facts
  const end = sections[0]?.span.start ?? Infinity
  const blocks = report.blocks.filter(
    ({ span }) => span.end <= end && !(title && overlaps(span, title.span)),
  )
  return blocks.length > 0 ? { blocks: drawBlocks(drawing, blocks) } : undefined
}

function drawSections(drawing: Drawing): readonly PreviewSection[] {
  return drawing.facts.sections.map(({ paragraph, body }) => {
    const { span } = paragraph
    const heading = { text: wordsOf(paragraph), span, notes: drawing.places.add(span) }
    return { heading, blocks: drawBlocks(drawing, body) }
  })
}

function drawBlocks(drawing: Drawing, blocks: readonly Block[]): PreviewBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === "paragraph") return [drawParagraph(drawing, block)]
    const table = tableOf(drawing.facts, block)
    if (!table) return [drawPlainTable(drawing, block)]
    // Of a table in pieces the first stands for all.
    const isFirst = table.pieces[0] && overlaps(table.pieces[0].span, block.span)
    return isFirst ? [drawTable(drawing, table, titleOf(drawing.facts, table))] : []
  })
}

function drawParagraph({ places }: Drawing, paragraph: Paragraph): PreviewBlock {
  const { heading, span } = paragraph
  const isHeading = heading !== undefined && (heading.level > 0 || heading.ordinal !== undefined)
  const kind = isHeading ? "heading" : "paragraph"
  return { kind, text: wordsOf(paragraph), span, notes: places.add(span) }
}

function drawPlainTable({ places }: Drawing, { span, rows }: Table): PreviewPlainTable {
  return {
    kind: "plain-table",
    rows: rows.map((row) => ({ span: row.span, cells: row.cells.map(({ text }) => text) })),
    span,
    notes: places.add(span),
  }
}

/** The table of the form that a table of the text is, or a piece of. */
function tableOf({ tables }: Facts, { span }: Table): BoundTable | undefined {
  return tables.find(({ pieces }) => pieces.some((piece) => overlaps(piece.span, span)))
}

function titleOf({ form, sections }: Facts, table: BoundTable): string {
  const section = sections.find((each) => each.form.key === table.form.section)
  return (
    section?.form.title ?? form.sections.find(({ key }) => key === table.form.section)?.title ?? ""
  )
}

/** The words of a line without the # of Markdown. */
function wordsOf({ text, heading }: Paragraph): string {
  return heading?.level ? text.replace(/^#+\s*/, "").replace(/(?<!\s)\s+#+$/, "") : text
}
