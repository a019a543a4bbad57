import assert from "node:assert/strict"
import { test } from "node:test"
import manifest from "../../package.json" with { type: "json" }
import { runCommand } from "./command.ts"

for (const args of [["--help"], ["check", "-h"], ["extract", "--help", "--nonsense"]]) {
  test(`prints the help: ${args.join(" ")}`, async () => {
    const { code, stdout, stderr } = await runCommand(args)
    assert.match(stdout, /^Usage: report-lint check/)
    assert.deepEqual({ code, stderr }, { code: 0, stderr: "" })
  })
}

test("prints the version of the package", async () => {
  const outcome = await runCommand(["--version"])
  assert.deepEqual(outcome, { code: 0, stdout: `${manifest.version}\n`, stderr: "" })
})

const MISUSES: readonly (readonly [args: string, message: RegExp])[] = [
  ["", /no command.*check, extract/],
  ["--nonsense", /unknown option --nonsense/],
  ["lint report.txt", /unknown command “lint”.*check, extract/],
  ["check", /no file or folder.*report-lint check/],
  ["extract --format csv", /no file or folder.*report-lint extract/],
  ["check --nonsense report.txt", /unknown option --nonsense/],
  ["check -x report.txt", /unknown option -x/],
  ["check --constructor report.txt", /unknown option --constructor/],
  ["check --format csv report.txt", /--format cannot be “csv”.*stylish, json/],
  ["extract --format stylish report.txt", /--format cannot be “stylish”.*json, csv/],
  ["check report.txt --format", /--format needs a value.*stylish, json/],
  ["check --format= report.txt", /--format cannot be “”/],
  ["check --locale fr report.txt", /--locale cannot be “fr”.*zh-cn, en/],
  ["check --fix=yes report.txt", /--fix takes no value/],
  ["extract --fix report.txt", /unknown option --fix/],
]

for (const [args, message] of MISUSES) {
  test(`says on stderr what is wrong, and ends with 2: ${args || "nothing"}`, async () => {
    const { code, stdout, stderr } = await runCommand(args.split(" ").filter(Boolean))
    assert.match(stderr, message)
    assert.equal(stderr.trimEnd().split("\n").length, 1)
    assert.deepEqual({ code, stdout }, { code: 2, stdout: "" })
  })
}

test("speaks the language of the environment, the first POSIX variable that is set", async () => {
  for (const [env, isChinese] of [
    [{ LANG: "zh_CN.UTF-8" }, true],
    [{ LC_ALL: "", LC_MESSAGES: "zh_CN", LANG: "en_US" }, true],
    [{ LC_ALL: "C", LANG: "zh_CN.UTF-8" }, false],
    [{ LANG: "de_DE" }, false],
  ] as const) {
    const { stdout } = await runCommand(["--help"], env)
    assert.equal(stdout.startsWith("用法"), isChinese, JSON.stringify(env))
  }
})

test("--locale decides over the environment, for what is wrong with the options too", async () => {
  const { stderr } = await runCommand(["check", "--locale", "zh-cn", "--nonsense"])
  assert.match(stderr, /未知选项 --nonsense/)
})
