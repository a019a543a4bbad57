import type { Span } from "../../server/core/text/span.ts"
import type {
  FigureCell,
  Preview,
  PreviewBlock,
  PreviewFinding,
} from "../../server/features/preview-schema.ts"
import { drawPlainTable, drawTable } from "./draw-table.ts"
import { type DrawnElement, draw } from "./drawing.ts"
import type { Say } from "./words.ts"

/** What the drawing of a report's parts has in common. */
export interface Page {
  readonly say: Say
  /** In the editor: places lead to the text, figures can be edited. */
  readonly isLive: boolean
  /** Where the element is written. */
  place(span: Span | undefined): Attributes
  /** The findings about the element. */
  mark(notes: readonly number[]): Attributes
  /** The findings about something that no element shows. */
  list(notes: readonly number[]): DrawnElement | undefined
  /** What is wrong with a figure, in a word. */
  judge(cell: FigureCell): string | undefined
}

type Attributes = Readonly<Record<string, string | number | false | undefined>>

/** A report as its reader sees it. */
export function drawReport(preview: Preview, say: Say, isLive: boolean): DrawnElement {
  const page = toPage(preview, say, isLive)
  const { title, sections, notes } = preview
  return draw(
    "article",
    { lang: "zh-CN" },
    title && drawTitle(page, preview, title),
    page.list(notes),
    sections.map(({ heading, blocks }) =>
      draw(
        "section",
        {},
        heading &&
          draw("h2", { ...page.place(heading.span), ...page.mark(heading.notes) }, heading.text),
        blocks.map((block) => drawBlock(page, block)),
      ),
    ),
    !isLive && drawFindings(preview, say),
  )
}

/** What is wrong with a figure, in a word; absent where nothing is. */
export function judge({ state, expected }: FigureCell, say: Say): string | undefined {
  if (state === "ok") return undefined
  if (expected !== undefined && (state === "wrong" || state === "suspect"))
    return say(`${state}-expected`, { expected })
  return say(state)
}

function toPage({ findings }: Preview, say: Say, isLive: boolean): Page {
  const severities = ["error", "warning", "information", "hint"] as const
  const worst = (notes: readonly number[]) =>
    severities.find((severity) => notes.some((note) => findings[note]?.severity === severity))
  const messages = (notes: readonly number[]) =>
    notes.flatMap((note) => findings[note]?.message ?? [])
  return {
    say,
    isLive,
    place: (span) => (isLive && span ? { "data-start": span.start, "data-end": span.end } : {}),
    mark: (notes) => {
      if (notes.length === 0) return {}
      const severity = worst(notes)
      if (!isLive) return { "data-severity": severity, title: messages(notes).join("\n") }
      return {
        "data-severity": severity,
        "data-notes": notes.join(" "),
        "aria-description": messages(notes).join(" "),
        tabindex: 0,
      }
    },
    list: (notes) =>
      notes.length === 0
        ? undefined
        : draw(
            "ul",
            { class: "notes" },
            notes.map((note) =>
              draw(
                "li",
                {
                  "data-severity": findings[note]?.severity,
                  ...(isLive && { "data-notes": note, tabindex: 0 }),
                  ...(isLive &&
                    findings[note] && {
                      "data-start": findings[note].span.start,
                      "data-end": findings[note].span.end,
                    }),
                },
                findings[note]?.message,
              ),
            ),
          ),
    judge: (cell) => judge(cell, say),
  }
}

/** A long title is best broken after the year. */
function drawTitle(
  page: Page,
  { issuer, year }: Preview,
  { text, span, notes }: NonNullable<Preview["title"]>,
): DrawnElement {
  const first = `${issuer}${year}年`
  const words = text.startsWith(first)
    ? [first, text.slice(first.length)].map((part) => draw("span", { class: "part" }, part))
    : text
  return draw("h1", { ...page.place(span), ...page.mark(notes) }, words)
}

function drawBlock(page: Page, block: PreviewBlock): DrawnElement {
  if (block.kind === "table") return drawTable(page, block)
  if (block.kind === "plain-table") return drawPlainTable(page, block)
  const tag = block.kind === "heading" ? "h3" : "p"
  return draw(tag, { ...page.place(block.span), ...page.mark(block.notes) }, block.text)
}

/** On paper there is nothing to point at, so the findings are listed. */
function drawFindings({ findings }: Preview, say: Say): DrawnElement | undefined {
  if (findings.length === 0) return undefined
  return draw(
    "section",
    { class: "findings" },
    draw("h2", {}, say("findings")),
    draw(
      "ol",
      {},
      findings.map(({ severity, message }: PreviewFinding) =>
        draw("li", { "data-severity": severity }, message),
      ),
    ),
  )
}
