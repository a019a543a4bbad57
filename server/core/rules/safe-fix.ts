import type { Message } from "../messages.ts"
import type { Report } from "../syntax/tree.ts"
import { type Edit, type Span, slice } from "../text/span.ts"
import type { ProblemFix } from "./rule.ts"

/** The fix of a problem that cannot change what the report says, and is the one to apply. */
export function toSafeFix(title: Message, edits: readonly Edit[]): ProblemFix {
  return { title, safe: true, preferred: true, edits }
}

/** True where a comment stands, such as a directive, which no fix is to take with it: somebody wrote it for a reason. */
export function hasComment({ text }: Pick<Report, "text">, span: Span): boolean {
  return slice(text, span).includes("<!--")
}
