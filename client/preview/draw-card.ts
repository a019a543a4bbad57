import type { Preview } from "../../server/features/preview-schema.ts"
import { judge } from "./draw-report.ts"
import { type DrawnElement, draw } from "./drawing.ts"
import type { DrawnFigure } from "./figures.ts"
import type { Say } from "./words.ts"

/** What there is to say of a place: its findings, its formulas, and what can be done. */
export function drawCard(
  preview: Preview,
  say: Say,
  notes: readonly number[],
  figure?: DrawnFigure,
): DrawnElement | undefined {
  const { cell, formulas = [] } = figure ?? {}
  const found = notes.flatMap((note) => {
    const finding = preview.findings[note]
    return finding ? [{ note, finding }] : []
  })
  const judgement = cell && found.length === 0 ? judge(cell, say) : undefined
  const suspicion = cell?.state === "suspect" ? judge(cell, say) : undefined
  const messages = [
    ...(judgement ? [draw("li", { "data-severity": "warning" }, judgement)] : []),
    ...found.map(({ finding }) =>
      draw("li", { "data-severity": finding.severity }, finding.message),
    ),
    ...(suspicion && suspicion !== judgement
      ? [draw("li", { "data-severity": "warning" }, suspicion)]
      : []),
  ]
  const fixes = found.flatMap(({ note, finding }) =>
    finding.fixes.map((title, fix) =>
      draw("button", { type: "button", "data-fix": `${note} ${fix}` }, title),
    ),
  )
  const { expected } = cell ?? {}
  if (cell && expected !== undefined && fixes.length === 0)
    fixes.push(draw("button", { type: "button", "data-set": expected }, say("set", { expected })))
  const shown = formulas.map(({ text, outcome }) => draw("li", { class: outcome }, text))
  if (messages.length + fixes.length + shown.length === 0) return undefined
  return draw(
    "div",
    { id: "card", class: "card", role: "group", "aria-label": say("card") },
    cell && draw("p", { class: "name" }, `${cell.row} · ${cell.column}`),
    messages.length > 0 && draw("ul", { class: "messages" }, messages),
    fixes.length > 0 && draw("div", { class: "fixes", title: say("fixes") }, fixes),
    shown.length > 0 && draw("ul", { class: "formulas" }, shown),
  )
}
