import type { Counts } from "../steps/counts.ts"
import { encodingTests } from "./encoding-tests.ts"
import { endingFiles, endingTests } from "./ending-tests.ts"
import { figureFiles, figureTests } from "./figure-tests.ts"
import { languageFiles, languageTests, startChinese } from "./language-tests.ts"
import { pageFiles, pageTests } from "./page-tests.ts"
import { accessTests } from "./preview-access-tests.ts"
import { narrowName, narrowTests } from "./preview-narrow-tests.ts"
import { keyboardTests, previewFiles, previewTests } from "./preview-tests.ts"
import { startTests } from "./start-tests.ts"
import { runTests } from "./suite/harness.ts"
import { closeShared, testInWindow } from "./window.ts"
import { addWorkspaceTests, linkTests } from "./workspace-tests.ts"
import { wrong } from "./wrong-report.ts"

const files = { ...figureFiles, ...previewFiles, [narrowName]: wrong, ...pageFiles }
const settings = {
  "files.autoSave": "off",
  // It may lie over the bulb and the lens.
  "editor.stickyScroll.enabled": false,
}

testInWindow(
  "Node, Chinese",
  { files: { ...files, ...languageFiles, ...endingFiles }, settings },
  {
    ...languageTests,
    ...figureTests("zh-cn"),
    ...previewTests,
    ...pageTests("zh-cn"),
    ...endingTests,
  },
  startChinese,
)

testInWindow(
  "web, Chinese",
  { files: languageFiles, settings, web: true },
  languageTests,
  startChinese,
)

testInWindow(
  "web, English",
  { files, settings: { ...settings, "reportLint.language": "en" }, web: true },
  {
    ...startTests,
    ...figureTests("en"),
    ...pageTests("en"),
    ...keyboardTests,
    ...accessTests,
    ...narrowTests,
    ...encodingTests,
    ...linkTests,
  },
)

addWorkspaceTests()

/** Drives the workbench by mouse and keyboard, as a user does. */
export async function runWorkbenchTests(): Promise<Counts> {
  try {
    return await runTests()
  } finally {
    await closeShared()
  }
}

if (import.meta.main) console.log(await runWorkbenchTests())
