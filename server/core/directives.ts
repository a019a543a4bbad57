import type { CellName } from "./rules/rule.ts"
import { likeness } from "./text/label.ts"
import type { Line } from "./text/line.ts"
import { type Span, slice } from "./text/span.ts"

/** How far a directive reaches from its line. */
export const directiveScopes = ["next-line", "next-table", "section", "file"] as const

/** What a directive silences. */
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

/** A target of a directive; the whole directive where `target` is absent. */
export interface DirectivePart {
  readonly directive: Directive
  readonly target?: DirectiveTarget
}

/** A part that names nothing known. */
export interface UnknownPart extends DirectivePart {
  /** The name that is likely meant. */
  readonly nearest?: string
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
  const directives: Directive[] = []
  let index = 0
  for (const line of lines) {
    if (isDirectiveLine(line.text)) directives.push(readDirective(line, index))
    index++
  }
  return directives
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

/** The rule that a target names, as written. */
export function nameOf(text: string, { directive, target }: DirectivePart): string {
  return slice(text, target?.span ?? directive.name)
}
