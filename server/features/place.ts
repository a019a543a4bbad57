import type { Facts } from "../core/bind/facts.ts"
import { helps } from "../core/fix.ts"
import { checkEquations } from "../core/formulas/check.ts"
import type { Finding, LintResult } from "../core/lint.ts"
import { type Locale, render } from "../core/messages.ts"
import type { Edit, Span } from "../core/text/span.ts"
import type { Action } from "./actions.ts"
import { recomputationsAround } from "./recomputation.ts"

/**
 * The fixes of the findings at `span` and the recomputations around the figure there, the preferred one
 * first. On a wrong total recomputations are quick fixes, elsewhere they are rewriting.
 */
export function actionsOnPlace(result: LintResult, span: Span, locale: Locale): readonly Action[] {
  const { facts, findings } = result
  const here = findings.filter((finding) => touches(finding.span, span))
  const wrongTotals = here.filter(({ rule }) => isOfFormula(facts, rule))
  const figure = [...facts.figures.values()].find(({ cell }) => touches(cell.span, span))
  const offers = figure ? recomputationsAround(facts, figure) : []
  const isInFailure = checkEquations(facts).some(
    (outcome) => outcome.kind === "fails" && outcome.totals.some((total) => total === figure),
  )
  const own = offers.find(({ isOfFigure }) => isOfFigure)
  const kind = own || wrongTotals.length > 0 ? "quickfix" : "refactor.rewrite"
  const fixes = fixesOf(here)
  // A fix that recomputes the total is the same under the name that its rule gives it.
  const recomputations = offers
    .filter((offer) => offer !== own || !fixes.some((fix) => isSame(fix.edits, offer.edits)))
    .map(
      (offer): Action => ({
        title: render(offer.title, locale),
        kind,
        // Where a formula fails its rule knows whether the total is what is wrong.
        isPreferred: offer === own && !isInFailure,
        // Every one of them mends the total: the editor lists what mends a finding before what silences it.
        findings: wrongTotals,
        edits: offer.edits,
      }),
    )
  const actions = [...fixes, ...recomputations]
  const preferred = actions.find(({ isPreferred }) => isPreferred)
  if (!preferred) return actions
  return helps(result, preferred.findings, preferred.edits)
    ? putFirst(actions, preferred)
    : actions.map((action) => ({ ...action, isPreferred: false }))
}

/** One action for each thing to do, though several findings may ask for it. */
function fixesOf(findings: readonly Finding[]): readonly Action[] {
  const actions: Action[] = []
  for (const finding of findings) {
    for (const { title, preferred, edits } of finding.fixes) {
      const index = actions.findIndex((action) => isSame(action.edits, edits))
      const known = actions[index]
      if (known)
        actions[index] = {
          ...known,
          isPreferred: known.isPreferred || preferred,
          findings: [...known.findings, finding],
        }
      else
        actions.push({
          title,
          kind: "quickfix",
          isPreferred: preferred,
          findings: [finding],
          edits,
        })
    }
  }
  return actions
}

function putFirst(actions: readonly Action[], preferred: Action): readonly Action[] {
  return [
    { ...preferred, isPreferred: true },
    ...actions
      .filter((action) => action !== preferred)
      .map((action) => ({ ...action, isPreferred: false })),
  ]
}

/** True for the rules of the form's own formulas. */
function isOfFormula({ form }: Facts, rule: string): boolean {
  return form.tables.some(({ formulas }) => formulas.some((formula) => formula.rule === rule))
}

/** True when the spans share a character or a border: a cursor beside a figure is at it. */
function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end
}

function isSame(a: readonly Edit[], b: readonly Edit[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ span, newText }, index) => {
      const other = b[index]
      return (
        span.start === other?.span.start && span.end === other.span.end && newText === other.newText
      )
    })
  )
}
