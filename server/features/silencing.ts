import type { Facts, Section } from "../core/bind/facts.ts"
import {
  type DirectiveScope,
  type DirectiveTarget,
  figureName,
  writeDirective,
} from "../core/directives.ts"
import type { Finding, LintResult } from "../core/lint.ts"
import { type Locale, type MessageKey, render } from "../core/messages.ts"
import { rules } from "../core/rules/index.ts"
import { tableSpans } from "../core/silence.ts"
import { lineStart, nextLine } from "../core/text/place.ts"
import { contains, type Span } from "../core/text/span.ts"
import type { Action } from "./actions.ts"

/** A directive that could be written for a finding. */
interface Silencing {
  readonly title: MessageKey
  readonly scope: DirectiveScope
  readonly target: Pick<DirectiveTarget, "rule" | "figure">
  /** The offset at which a line begins, before which the directive goes; the end of the text is one. */
  readonly offset: number
}

const unsilenceable = new Set(rules.flatMap((rule) => (rule.readsDirectives ? [rule.id] : [])))

/**
 * Silences the findings at `span` by a directive: the narrowest first, one for each rule. None is ever
 * written into a table: what is in one is silenced from above it.
 */
export function silencingsAt(
  { facts, findings }: LintResult,
  span: Span,
  locale: Locale,
): readonly Action[] {
  const here = findings.filter(
    (finding) =>
      finding.span.start <= span.end &&
      span.start <= finding.span.end &&
      !unsilenceable.has(finding.rule),
  )
  const firsts = here.filter(
    ({ rule }, index) => here.findIndex((other) => other.rule === rule) === index,
  )
  return firsts.flatMap((finding) =>
    silencingsOf(facts, finding).map((silencing) => toAction(facts, finding, silencing, locale)),
  )
}

function silencingsOf(facts: Facts, { rule, span, cell }: Finding): readonly Silencing[] {
  const { text } = facts.report
  const target = { rule }
  const file: Silencing = {
    title: "action.silence.file",
    scope: "file",
    target,
    offset: fileOffset(facts),
  }
  // Between the tags of a page there is no line that is certainly a line of its text.
  if (isPage(text)) return [file]
  const table = tableSpans(facts)
    .filter((each) => contains(each, span))
    .toSorted((a, b) => a.start - b.start)[0]
  const section = facts.sections.findLast((each) => contains(each.span, span))
  const above = lineStart(text, table?.start ?? span.start)
  const near: readonly Silencing[] = table
    ? [
        ...(cell
          ? [
              {
                title: "action.silence.figure" as const,
                scope: "next-table" as const,
                target: { rule, figure: figureName(cell) },
                offset: above,
              },
            ]
          : []),
        { title: "action.silence.table", scope: "next-table", target, offset: above },
      ]
    : [{ title: "action.silence.line", scope: "next-line", target, offset: above }]
  return [...near, ...(section ? [ofSection(text, section, target)] : []), file]
}

function ofSection(
  text: string,
  { paragraph }: Section,
  target: Pick<DirectiveTarget, "rule">,
): Silencing {
  const offset = nextLine(text, paragraph.span.end)
  return { title: "action.silence.section", scope: "section", target, offset }
}

/** Under the title, which editors tell a report by when it is the first line; a page's at its top. */
function fileOffset({ report: { text }, title }: Facts): number {
  if (!title || isPage(text)) return lineStart(text, 0)
  return nextLine(text, title.span.end)
}

function isPage(text: string): boolean {
  return /^\ufeff?\s*<(?!!-- report-lint-)/.test(text)
}

/** What a rule finds, in words: its name means something to programmers alone. */
function nameOf(rule: string, locale: Locale): string {
  return render({ key: `${rule}.summary` as MessageKey }, locale)
}

function toAction(
  { report }: Facts,
  finding: Finding,
  { title, scope, target, offset }: Silencing,
  locale: Locale,
): Action {
  const { text, lineEnding } = report
  const reason = render({ key: "action.silence.reason" }, locale)
  const line = writeDirective(scope, target, reason)
  const isAtEnd = offset === text.length && offset > 0 && !/[\r\n]/.test(text[offset - 1] ?? "")
  return {
    title: render({ key: title, values: { rule: nameOf(finding.rule, locale) } }, locale),
    kind: "quickfix",
    isPreferred: false,
    findings: [finding],
    placeholder: reason,
    edits: [
      {
        span: { start: offset, end: offset },
        newText: isAtEnd ? `${lineEnding}${line}` : `${line}${lineEnding}`,
      },
    ],
  }
}
