import { dirname, join } from "node:path"
import { remove, temporaryFolder } from "../../scripts/vscode-host/folders.ts"
import { runPackageTests } from "../vscode/package.ts"
import { run } from "./command.ts"
import { type Counts, count, sum } from "./counts.ts"

/** Makes the package as users get it and runs the VS Code suite against it. */
export async function testPackage(): Promise<Counts> {
  const file = join(temporaryFolder(), "report-lint.vsix")
  try {
    const { isPassed } = run("npm", "run", "package", "--", "--out", file)
    return isPassed ? sum([count(true), await runPackageTests(file)]) : count(false)
  } finally {
    remove(dirname(file))
  }
}
