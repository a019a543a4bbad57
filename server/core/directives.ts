import type { BoundTable, Facts } from "./bind/facts.ts"
import type { CellName } from "./rules/rule.ts"
import { likeness } from "./text/label.ts"
import type { Line } from "./text/line.ts"
import { cover, type Span, slice } from "./text/span.ts"

/** How far a directive reaches from its line. */
export const directiveScopes = ["next-line", "next-table", "section", "file"] as const
export type DirectiveScope = (typeof directiveScopes)[number]

/**
 * A comment on a line of its own that silences findings:
 * `<!-- report-lint-disable-next-line row-total, balance: the reason -->`. It is no part of the report.
 */
export interface Directive {
  /** The comment. */
  readonly span: Span
  /** The index of its line. */
  readonly line: number
  /** What stands after “report-lint-”. */
  readonly name: Span
  /** Absent where the name is none of a directive. */
  readonly scope?: DirectiveScope
  /** Without any it silences every rule. */
  readonly targets: readonly DirectiveTarget[]
}

/** A rule, or a rule at one figure: `row-total[carried-over/total]`. */
export interface DirectiveTarget {
  readonly span: Span
  readonly rule: string
  /** The keys of the figure's row and column. */
  readonly figure?: string
}

/** What is wrong with a report's directives; a part is one target, or the whole where there is none. */
export interface DirectiveProblems {
  readonly unused: readonly DirectivePart[]
  readonly unknown: readonly UnknownPart[]
}

export interface DirectivePart {
  readonly directive: Directive
  readonly target?: DirectiveTarget
}

export interface UnknownPart extends DirectivePart {
  /** The name that is likely meant. */
  readonly nearest?: string
}

/** What silencing needs to know of a finding. */
interface Silenceable {
  readonly rule: string
  readonly span: Span
  readonly cell?: CellName
}

const PREFIX = "<!-- report-lint-"
const LONGEST = 500
const LEAST_LIKENESS = 0.6
const DIRECTIVE = /^\s*<!-- report-lint-([^\s:：]*)((?:\s[^:：]*)?)(?:[:：].*)?-->\s*$/
const TARGET = /([^\s,，、[\]]+)(?:\[([^\s[\]]*)\])?/g

/** True for a line that is a directive, or was meant as one: such a line is no part of the report. */
export function isDirectiveLine(line: string): boolean {
  return line.length <= LONGEST && line.includes(PREFIX) && DIRECTIVE.test(line)
}

/** The directives among the lines of a report. */
export function readDirectives(lines: readonly Line[]): readonly Directive[] {
  return lines.flatMap((line, index) =>
    isDirectiveLine(line.text) ? [readDirective(line, index)] : [],
  )
}

/** A directive as it is written on a line of its own. */
export function writeDirective(
  scope: DirectiveScope,
  { rule, figure }: Pick<DirectiveTarget, "rule" | "figure">,
  reason: string,
): string {
  const target = figure === undefined ? rule : `${rule}[${figure}]`
  return `${PREFIX}disable-${scope} ${target}: ${reason} -->`
}

/** How a directive names a figure. */
export function figureName({ row, column }: CellName): string {
  return `${row}/${column}`
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

/** The parts that name no directive, or a rule that is not among `rules`. */
export function findUnknown(
  directives: readonly Directive[],
  text: string,
  rules: readonly string[],
): readonly UnknownPart[] {
  const names = directiveScopes.map((scope) => `disable-${scope}`)
  return directives.flatMap((directive): readonly UnknownPart[] => {
    if (!directive.scope) return [{ directive, ...nearestTo(slice(text, directive.name), names) }]
    return directive.targets
      .filter(({ rule }) => !rules.includes(rule))
      .map((target) => ({ directive, target, ...nearestTo(target.rule, rules) }))
  })
}

function nearestTo(name: string, names: readonly string[]): Pick<UnknownPart, "nearest"> {
  const [best] = names
    .map((each) => ({ nearest: each, likeness: likeness(each, name) }))
    .toSorted((a, b) => b.likeness - a.likeness)
  return best && best.likeness >= LEAST_LIKENESS ? { nearest: best.nearest } : {}
}

function readDirective({ text, start }: Line, line: number): Directive {
  const [, name = "", list = ""] = DIRECTIVE.exec(text) ?? []
  const from = start + text.indexOf("<")
  const nameStart = from + PREFIX.length
  const listStart = nameStart + name.length
  const scope = directiveScopes.find((each) => name === `disable-${each}`)
  const targets = Array.from(
    list.matchAll(TARGET),
    ({ 0: written, 1: rule = "", 2: figure, index }) => ({
      span: { start: listStart + index, end: listStart + index + written.length },
      rule,
      ...(figure !== undefined && { figure }),
    }),
  )
  return {
    span: { start: from, end: start + text.lastIndexOf(">") + 1 },
    line,
    name: { start: nameStart, end: listStart },
    ...(scope && { scope }),
    targets: targets.filter(({ rule }) => !/^-+$/.test(rule)),
  }
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
export function sectionAt({ report, sections }: Facts, offset: number): Span {
  const section = sections.findLast(({ span }) => span.start <= offset)
  return section?.span ?? { start: 0, end: sections[0]?.span.start ?? report.text.length }
}

/** Everything that is a table, whether or not anything in it was recognised. */
export function tableSpans({ report, tables, unreadable }: Facts): readonly Span[] {
  return [
    ...tables.flatMap(spanOf),
    ...[...unreadable, ...report.blocks.filter(({ kind }) => kind === "table")].map(
      ({ span }) => span,
    ),
  ]
}

function spanOf({ pieces }: BoundTable): readonly Span[] {
  const [first, ...others] = pieces.map(({ span }) => span)
  return first ? [others.reduce(cover, first)] : []
}

/** The rule that a target names, as written. */
export function nameOf(text: string, { directive, target }: DirectivePart): string {
  return slice(text, target?.span ?? directive.name)
}
