import assert from "node:assert/strict"
import { readdirSync, readFileSync, rmSync } from "node:fs"
import { basename, join } from "node:path"
import { type TestContext, test } from "node:test"
import type { CheckCommand } from "../../server/cli/arguments.ts"
import { openChecker } from "../../server/cli/checker.ts"
import { printerOf } from "../../server/cli/printers/report.ts"
import { run } from "../../server/cli/run.ts"
import { inThreads } from "../../server/cli/threads.ts"
import { fixture } from "../support/files.ts"
import { otherLastYear, thisYear } from "../support/years.ts"
import { capture, main, runCommand, runProcess } from "./command.ts"
import { temporaryFolder, withFullWidthFigure, withWrongTotal } from "./files.ts"

// In a test's own process the command line has no threads; the bundle starts them for as many files as these.
const MANY = 120

/** Many files, among them last year's of one, no report, no text, and settings with a mistake. */
function manyFiles(t: TestContext): string {
  const reports = [
    fixture("001"),
    withWrongTotal(fixture("000")),
    withFullWidthFigure(fixture("000")),
  ]
  const files = Array.from({ length: MANY }, (_, index) => [
    `${index % 7}/${index}.txt`,
    reports[index % reports.length] ?? "",
  ])
  return temporaryFolder(t, {
    ...Object.fromEntries(files),
    "0/note.txt": "Nothing of the kind.\n",
    "3/damaged.txt": Buffer.from([0xff, 0xff, 0, 0xff]),
    "2024.txt": thisYear,
    "6/2023.txt": otherLastYear,
    "5/.report-lint.json": '{ "rules": { "row-totals": "off", "displaced-row": "off" } }',
    ".report-lint.json": '{ "run": "never" }',
  })
}

for (const args of [["check"], ["check", "--format", "json"]]) {
  test(`threads say what one thread says: ${args.join(" ")}`, async (t) => {
    const folder = manyFiles(t)
    const config = ["--config", join(folder, "5/.report-lint.json")]
    for (const options of [[], config]) {
      const command = [...args, ...options, folder, `${folder}/none`, `${folder}/0/0.txt`]
      const outcome = await runProcess(process.execPath, [main, ...command])
      assert.deepEqual(outcome, await runCommand(command))
      assert.match(outcome.stdout, /carry-over/)
      assert.equal(outcome.code, 2)
    }
  })
}

test("threads read the settings of each folder, and tell once what is wrong with them", async (t) => {
  const folder = manyFiles(t)
  const { stderr, stdout } = await runProcess(process.execPath, [main, "check", "."], {
    cwd: folder,
  })
  assert.equal(stderr.match(/rules\.row-totals/g)?.length, 1)
  assert.equal(stderr.match(/"never"/g)?.length, 1)
  const inFolder = (name: string) => stdout.slice(stdout.indexOf(`\n${name}/`))
  assert.match(inFolder("1"), /displaced-row/)
  assert.doesNotMatch(inFolder("5").slice(0, inFolder("5").indexOf("\n6/")), /displaced-row/)
})

test("threads fix as one thread does, and leave nothing else behind", async (t) => {
  const [one, many] = [manyFiles(t), manyFiles(t)]
  const options = ["check", "--fix", "--recompute"]
  const alone = await runCommand([...options, one])
  const together = await runProcess(process.execPath, [main, ...options, many])
  const inOne = (text: string) => text.replaceAll(basename(many), basename(one))
  const { stdout, stderr } = together
  assert.deepEqual({ ...together, stdout: inOne(stdout), stderr: inOne(stderr) }, alone)
  const names = readdirSync(one, { recursive: true, encoding: "utf8" }).toSorted()
  assert.deepEqual(readdirSync(many, { recursive: true, encoding: "utf8" }).toSorted(), names)
  for (const name of names.filter((each) => each.endsWith(".txt")))
    assert.deepEqual(readFileSync(join(many, name)), readFileSync(join(one, name)), name)
})

const command: CheckCommand = {
  name: "check",
  paths: [],
  format: "stylish",
  fix: false,
  recompute: false,
  locale: "en",
}

test("a report that vanishes before it is held against last year's is told of", async (t) => {
  const folder = temporaryFolder(t, { "2024.txt": thisYear, "2023.txt": otherLastYear })
  const [path, lastYear] = [join(folder, "2024.txt"), join(folder, "2023.txt")]
  const check = openChecker(command, printerOf(command, false), false)
  assert.match((await check({ path, lastYear })).file?.text ?? "", /carry-over/)
  rmSync(lastYear)
  const { file, notices } = await check({ path, lastYear })
  assert.doesNotMatch(file?.text ?? "carry-over", /carry-over/)
  assert.deepEqual(notices, [
    { message: { key: "cli.not-found", values: { path: lastYear } }, isFailure: true },
  ])
})

for (const [what, script, expected] of [
  ["fails", 'throw new Error("no luck")', /no luck/],
  [
    "fails at its work",
    'require("node:worker_threads").parentPort.on("message", () => { throw new Error("no luck") })',
    /no luck/,
  ],
  [
    "ends early",
    'require("node:worker_threads").parentPort.on("message", () => process.exit(3))',
    /ended with 3/,
  ],
] as const) {
  test(`a thread that ${what} ends the run`, async (t) => {
    const path = join(temporaryFolder(t, { "thread.cjs": script }), "thread.cjs")
    const tasks = [{ path: "a.txt" }, { path: "b.txt" }]
    const data = { command, isColoured: false }
    await assert.rejects(
      inThreads(path, data, tasks.length, (checkAll) => checkAll(tasks)),
      expected,
    )
  })
}

test("a thread that ends early is told in the user's language, and the command line ends with 2", async (t) => {
  const script = 'require("node:worker_threads").parentPort.on("message", () => process.exit(3))'
  const thread = join(temporaryFolder(t, { "thread.cjs": script }), "thread.cjs")
  const [stdout, stderr] = [capture(), capture()]
  const terminal = { stdout: stdout.stream, stderr: stderr.stream, env: { LANG: "zh_CN.UTF-8" } }
  assert.equal(await run(["check", manyFiles(t)], terminal, { thread }), 2)
  assert.match(stderr.text(), /^report-lint: 工作中断：程序的一部分意外结束，请减少文件后重试/)
  assert.equal(stdout.text(), "")
})
