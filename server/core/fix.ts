import { bind } from "./bind/bind.ts"
import type { RuleConfiguration } from "./configuration.ts"
import { type Finding, findAll, type LintResult, lint } from "./lint.ts"
import { parse } from "./syntax/parse.ts"
import { applyEdits, difference, sortEdits } from "./text/edit.ts"
import { type Edit, overlaps } from "./text/span.ts"

// Fixes that stand in each other's way need another pass; two are enough for all that is known.
const MOST_PASSES = 4
// What one round leaves out may do in the text that it makes.
const MOST_ROUNDS = 4

/** A safe fix of a finding. */
interface SafeFix {
  readonly rule: string
  readonly edits: readonly Edit[]
}

/**
 * The edits that apply every safe fix of a report. Where fixes stand in each other's way they become one
 * edit of what the passes together change. Applying them leaves nothing to fix safely, and every figure as it
 * was: in a text mangled enough a rule may never be content with its own fix, or make another row of one, and
 * is left out.
 */
export function safeEdits(text: string, configuration?: RuleConfiguration): readonly Edit[] {
  const first = settle(text, configuration)
  if (first.isComplete || first.edits.length === 0) return first.edits
  let fixed = applyEdits(text, first.edits)
  for (let round = 1; round < MOST_ROUNDS; round++) {
    const { edits, isComplete } = settle(fixed, configuration)
    if (edits.length === 0 && round === 1) return first.edits
    fixed = applyEdits(fixed, edits)
    if (edits.length === 0 || isComplete) return fixed === text ? [] : [difference(text, fixed)]
  }
  return []
}

/** The fixes that settle; not complete where rules had to be left out. */
function settle(
  text: string,
  configuration: RuleConfiguration | undefined,
): { readonly edits: readonly Edit[]; readonly isComplete: boolean } {
  const excluded = new Set<string>()
  for (;;) {
    const find = (from: string) => independentFixes(from, excluded, configuration)
    const { edits, unsettled } = fixRepeatedly(text, find)
    const left = unsettled.length > 0 ? unsettled : losing(text, edits, find(text))
    if (left.length === 0) return { edits, isComplete: excluded.size === 0 }
    for (const rule of left) excluded.add(rule)
  }
}

/** Makes fixes until there are none, and the rules whose fixes then are still not. */
function fixRepeatedly(
  text: string,
  find: (text: string) => readonly SafeFix[],
): { readonly edits: readonly Edit[]; readonly unsettled: readonly string[] } {
  const first = find(text)
  let fixed = apply(text, first)
  let more = find(fixed)
  if (more.length === 0)
    return { edits: sortEdits(first.flatMap(({ edits }) => edits)), unsettled: [] }
  for (let pass = 1; more.length > 0 && pass < MOST_PASSES; pass++) {
    fixed = apply(fixed, more)
    more = find(fixed)
  }
  return {
    edits: fixed === text ? [] : [difference(text, fixed)],
    unsettled: more.map(({ rule }) => rule),
  }
}

/** The rules whose fixes lose a figure, each by itself; all of them where only together they do. */
function losing(
  text: string,
  edits: readonly Edit[],
  fixes: readonly SafeFix[],
): readonly string[] {
  const figures = readFigures(text)
  const keeps = (changed: string) => {
    const after = readFigures(changed)
    return [...figures].every(([key, plain]) => after.get(key) === plain)
  }
  if (edits.length === 0 || keeps(applyEdits(text, edits))) return []
  const rules = [...new Set(fixes.map(({ rule }) => rule))]
  const guilty = rules.filter((rule) => {
    const own = fixes.filter((fix) => fix.rule === rule)
    return !keeps(apply(text, own))
  })
  return guilty.length > 0 ? guilty : rules
}

/** The readable figures in plain digits, by key. */
function readFigures(text: string): ReadonlyMap<string, string> {
  const figures = [...(bind(parse(text))?.figures ?? [])]
  return new Map(
    figures.flatMap(([key, { plain }]) => (plain === undefined ? [] : [[key, plain] as const])),
  )
}

/** The text with every safe fix applied; applying it again changes nothing. */
export function fixAll(text: string, configuration?: RuleConfiguration): string {
  return applyEdits(text, safeEdits(text, configuration))
}

/**
 * True when `edits` take away one of the findings that they answer, where they answer any, and bring no error.
 * A rule knows what its fix does to a report; in a text mangled enough another table or row may come of it.
 */
export function helps(
  { facts, findings, configuration }: LintResult,
  answered: readonly Finding[],
  edits: readonly Edit[],
): boolean {
  const after = lint(applyEdits(facts.report.text, edits), {
    ...(configuration && { configuration }),
  })
  if (!after || countErrors(after.findings) > countErrors(findings)) return false
  return (
    answered.length === 0 || answered.some((finding) => isFewer(finding, findings, after.findings))
  )
}

function isFewer(finding: Finding, before: readonly Finding[], after: readonly Finding[]): boolean {
  const isAlike = ({ rule, message }: Finding) =>
    rule === finding.rule && message === finding.message
  return after.filter(isAlike).length < before.filter(isAlike).length
}

function countErrors(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity === "error").length
}

function apply(text: string, fixes: readonly SafeFix[]): string {
  return applyEdits(
    text,
    fixes.flatMap(({ edits }) => edits),
  )
}

/** The safe fixes that can be made together; of fixes that overlap the first counts. */
function independentFixes(
  text: string,
  excluded: ReadonlySet<string>,
  configuration?: RuleConfiguration,
): readonly SafeFix[] {
  const taken: Edit[] = []
  // Where the last of them ends.
  let reach = -1
  const independent: SafeFix[] = []
  const facts = bind(parse(text))
  const findings = facts ? findAll(facts, { ...(configuration && { configuration }) }) : []
  for (const { rule, fixes } of findings) {
    const fix = excluded.has(rule) ? undefined : fixes.find(({ safe }) => safe)
    if (!fix) continue
    // Findings come by position, but a fix may reach back, or far ahead: only then are all edits looked at.
    const isBehind = fix.edits.every(({ span }) => span.start > reach)
    if (
      !isBehind &&
      fix.edits.some((edit) => taken.some((other) => overlaps(edit.span, other.span)))
    )
      continue
    taken.push(...fix.edits)
    reach = Math.max(reach, fix.edits.at(-1)?.span.end ?? reach)
    independent.push({ rule, edits: fix.edits })
  }
  return independent
}
