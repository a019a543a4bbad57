import type { BoundTable, Facts } from "./bind/facts.ts"
import { type Directive, type DirectivePart, figureName, isDirectiveLine } from "./directives.ts"
import type { CellName } from "./rules/rule.ts"
import { cover, type Span } from "./text/span.ts"

/** What silencing needs to know of a finding. */
interface Silenceable {
  readonly rule: string
  readonly span: Span
  readonly cell?: CellName
}

/**
 * The findings that no directive silences, and the parts of directives that silence none. Of a rule that is
 * not among those `checked` nothing can be said.
 */
export function silence<Finding extends Silenceable>(
  facts: Facts,
  directives: readonly Directive[],
  findings: readonly Finding[],
  checked: ReadonlySet<string>,
): { readonly findings: readonly Finding[]; readonly unused: readonly DirectivePart[] } {
  const parts = directives.flatMap((directive) => {
    const span = reachOf(facts, directive)
    return partsOf(directive).map((part) => ({ part, span }))
  })
  const used = new Set<DirectivePart>()
  const kept = findings.filter((finding) => {
    const silencing = parts.filter(({ part, span }) => span && silences(part, span, finding))
    for (const { part } of silencing) used.add(part)
    return silencing.length === 0
  })
  const unused = parts.flatMap(({ part }) => {
    const { directive, target } = part
    const isKnown = directive.scope && (!target || checked.has(target.rule))
    return isKnown && !used.has(part) ? [part] : []
  })
  return { findings: kept, unused }
}

function partsOf(directive: Directive): readonly DirectivePart[] {
  const { targets } = directive
  return targets.length > 0 ? targets.map((target) => ({ directive, target })) : [{ directive }]
}

function silences(
  { target }: DirectivePart,
  reach: Span,
  { rule, span, cell }: Silenceable,
): boolean {
  if (span.start < reach.start || span.start > reach.end) return false
  if (!target) return true
  if (target.rule !== rule) return false
  return target.figure === undefined || (cell !== undefined && figureName(cell) === target.figure)
}

/** Where the findings begin that a directive silences; absent where there is no such place. */
function reachOf(facts: Facts, { scope, span, line }: Directive): Span | undefined {
  const { report } = facts
  switch (scope) {
    case "file":
      return { start: 0, end: report.text.length }
    case "section": {
      const { start, end } = sectionAt(facts, span.start)
      // What begins with the next heading is of the next section.
      return { start, end: end < report.text.length ? end - 1 : end }
    }
    case "next-table": {
      const { end } = sectionAt(facts, span.start)
      return tableSpans(facts)
        .filter((table) => table.start >= span.end && table.start < end)
        .toSorted((a, b) => a.start - b.start || b.end - a.end)[0]
    }
    case "next-line":
      return report.lines
        .slice(line + 1)
        .find(({ text }) => text.trim() !== "" && !isDirectiveLine(text))
    default:
      return undefined
  }
}

/** The section around an offset; what stands before the first section counts as one. */
function sectionAt({ report, sections }: Facts, offset: number): Span {
  const section = sections.findLast(({ span }) => span.start <= offset)
  return section?.span ?? { start: 0, end: sections[0]?.span.start ?? report.text.length }
}

/** Everything that is a table, whether or not anything in it was recognised. */
export function tableSpans({ report, tables, unreadable }: Facts): readonly Span[] {
  return [
    ...tables.flatMap(spanOf),
    ...unreadable.map(({ piece }) => piece.span),
    ...report.blocks.filter(({ kind }) => kind === "table").map(({ span }) => span),
  ]
}

function spanOf({ pieces }: BoundTable): readonly Span[] {
  const [first, ...others] = pieces.map(({ span }) => span)
  return first ? [others.reduce(cover, first)] : []
}
