import { globSync } from "node:fs"
import { repository } from "../../scripts/vscode-host/folders.ts"
import { run } from "./command.ts"
import type { Counts } from "./counts.ts"

const cases = "test/grammar/*.test.report"

/** Runs the grammar's cases, a file each. */
export function runGrammarTests(): Counts {
  const { isPassed, output } = run("vscode-tmgrammar-test", cases)
  const all = globSync(cases, { cwd: repository }).length
  if (isPassed) return { passed: all, failed: 0 }
  // The spelling is the program's.
  const passed = output.match(/run successfuly/g)?.length ?? 0
  return { passed, failed: Math.max(all - passed, 1) }
}
