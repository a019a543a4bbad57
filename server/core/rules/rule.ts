import type { Facts } from "../bind/facts.ts"
import type { DirectiveProblems } from "../directives.ts"
import type { Message } from "../messages.ts"
import type { Edit, Span } from "../text/span.ts"

/** How loud a rule speaks: an error makes a command-line run fail, a hint is seen only where one looks for it. */
export type Severity = "error" | "warning" | "information" | "hint"

/** A rule. Its summary and description are `{id}.summary` and `{id}.description` in `l10n/`. */
export interface Rule {
  /** The contract: editor code, output of the command line, configuration, documentation. */
  readonly id: string
  readonly severity: Severity
  readonly examples: readonly Example[]
  /** Reads figures or claims in prose, which a user may turn off together. */
  readonly readsProse?: boolean
  /** Judges directives: runs after the others, and no directive silences it. */
  readonly readsDirectives?: boolean
  check(facts: Facts, given: Given): Iterable<Problem>
}

/** What a report may be held against besides its form. */
export interface Given {
  /** Last year's report of the same issuer. */
  readonly lastYear?: Facts
  /** What is wrong with the report's directives, once all other rules have run. */
  readonly directives?: DirectiveProblems
}

/** What a rule found; the runner adds rule, severity and language. */
export interface Problem {
  /** The smallest part of the text that shows the problem. */
  readonly span: Span
  readonly message: Message
  /** The figure that the problem is about. */
  readonly cell?: CellName
  /** What stands there and what should, where that can be said in a word. */
  readonly found?: string
  readonly expected?: string
  readonly related?: readonly RelatedMessage[]
  readonly fixes?: readonly ProblemFix[]
}

/** Another place that a problem is about. */
export interface RelatedMessage {
  readonly span: Span
  readonly message: Message
  /** The place is in last year's report. */
  readonly isLastYear?: boolean
}

/** Keys of the form. */
export interface CellName {
  readonly table: string
  readonly row: string
  readonly column: string
}

/** Edits that answer a problem, before the language is known. */
export interface ProblemFix {
  readonly title: Message
  /** A safe fix cannot change what the report says; others are applied only when asked for. */
  readonly safe?: boolean
  /** The one fix to apply where only one may be: at most one of a problem's. */
  readonly preferred?: boolean
  readonly edits: readonly Edit[]
}

/**
 * A change of a clean sample report, most often a mistake made in it: `before`, which occurs once, becomes
 * `after`, in which ⟦⟧ stand around each span that the rule reports. Without marks and messages it shows
 * what is no mistake. “⋯” stands for text left out, the same in `before`, `after` and `fixed`. The examples
 * run as tests and are printed in the rule's page.
 */
export interface Example {
  /** The sample that is changed: the plain text with tabs, or the one in Markdown. */
  readonly sample?: "text" | "markdown"
  readonly before: string
  readonly after: string
  /** The messages in the order of the spans, in Chinese. */
  readonly messages: readonly string[]
  /** What the first fix of the first problem makes of `after`; absent when there is none. */
  readonly fixed?: string
  /** The change of last year's sample, against which the report is then held; without it against none. */
  readonly lastYear?: { readonly before: string; readonly after: string }
  /** Other rules that report something there. */
  readonly also?: readonly string[]
}
