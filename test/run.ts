// `npm test`: every step in turn, whatever became of the one before; `npm test unit lint` runs only these.
import { delimiter, join } from "node:path"
import { repository } from "../scripts/vscode-host/folders.ts"
import { check } from "./steps/command.ts"
import { type Counts, count, sum, toText } from "./steps/counts.ts"
import { runGrammarTests } from "./steps/grammar.ts"
import { testPackage } from "./steps/package.ts"
import { runEditorTests, runUnitTests } from "./steps/unit.ts"
import { runVscodeTests } from "./vscode/run.ts"
import { runWorkbenchTests } from "./vscode/workbench-tests.ts"

const steps: Readonly<Record<string, () => Counts | Promise<Counts>>> = {
  build: () => check("node", "esbuild.mjs"),
  types: () =>
    sum([check("tsc", "--noEmit"), check("tsc", "-p", "client/preview/webview", "--noEmit")]),
  lint: () => check("biome", "check", "."),
  unit: runUnitTests,
  grammar: runGrammarTests,
  editors: runEditorTests,
  vscode: runVscodeTests,
  workbench: runWorkbenchTests,
  package: testPackage,
}

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !(name in steps))
if (unknown.length > 0) {
  throw new Error(`No step ${unknown.join(", ")}; the steps are ${Object.keys(steps).join(", ")}`)
}

// As under npm, so that `node test/run.ts` finds the same programs.
process.env.PATH = [join(repository, "node_modules/.bin"), process.env.PATH].join(delimiter)

const counts: Counts[] = []
for (const name of chosen.length > 0 ? chosen : Object.keys(steps)) counts.push(await take(name))
const all = sum(counts)
console.log(toText(all))
// What a step left running, such as a test without end, does not keep the run from ending.
process.exit(all.failed > 0 ? 1 : 0)

async function take(name: string): Promise<Counts> {
  console.log(`— ${name}`)
  const start = performance.now()
  const counts = await attempt(name)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`  ${name}: ${toText(counts)} (${seconds} s)\n`)
  return counts
}

async function attempt(name: string): Promise<Counts> {
  try {
    return (await steps[name]?.()) ?? count(false)
  } catch (error) {
    console.log(error)
    return count(false)
  }
}
