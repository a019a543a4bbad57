import type { Counts } from "../steps/counts.ts"
import "./figure-tests.ts"
import "./page-tests.ts"
import { runTests } from "./suite/harness.ts"
import { closeShared } from "./window.ts"

/** Drives the workbench by mouse and keyboard, as a user does. */
export async function runWorkbenchTests(): Promise<Counts> {
  try {
    return await runTests()
  } finally {
    await closeShared()
  }
}

if (import.meta.main) console.log(await runWorkbenchTests())
