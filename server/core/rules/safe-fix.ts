import type { Message } from "../messages.ts"
import type { Edit } from "../text/span.ts"
import type { ProblemFix } from "./rule.ts"

/** The fix of a problem that cannot change what the report says, and is the one to apply. */
export function toSafeFix(title: Message, edits: readonly Edit[]): ProblemFix {
  return { title, safe: true, preferred: true, edits }
}
