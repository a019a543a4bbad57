import assert from "node:assert/strict"
import { type TestContext, test } from "node:test"
import { lint } from "../../server/core/lint.ts"
import { render } from "../../server/core/messages.ts"
import { rules } from "../../server/core/rules/index.ts"
import type { Rule } from "../../server/core/rules/rule.ts"
import { runCommand } from "../cli/command.ts"
import { temporaryFolder, withWrongTotal } from "../cli/files.ts"
import { fixture } from "../support/files.ts"

const TEXT = withWrongTotal(fixture("000")).replace("2024", "2023")

test("whichever rule fails, it says so once, and the others find what they find without it", (t) => {
  for (const rule of rules.filter(({ readsDirectives }) => !readsDirectives)) {
    const without = lint(TEXT, { configuration: { rules: { [rule.id]: "off" }, proseRules: true } })
    const broken = breakRule(t, rule)
    const findings = lint(TEXT)?.findings ?? []
    broken.restore()
    const [failed, ...more] = findings.filter(({ failure }) => failure !== undefined)
    assert.deepEqual(more, [], rule.id)
    assert.equal(failed?.rule, rule.id)
    assert.equal(failed?.severity, "warning")
    assert.equal(
      failed?.message,
      render({ key: "rule-failed", values: { rule: rule.id } }, "zh-cn"),
    )
    assert.match(String(failed?.failure), /broken on purpose/)
    assert.deepEqual(
      findings.filter((finding) => finding !== failed),
      without?.findings,
    )
  }
})

test("a rule that fails half way has no findings, since it may have been wrong before", (t) => {
  const rule = ruleOf("row-total")
  const check = rule.check.bind(rule)
  t.mock.method(rule, "check", function* (...given: Parameters<Rule["check"]>) {
    yield* check(...given)
    throw new Error("broken on purpose")
  })
  const ofRule = lint(TEXT)?.findings.filter((finding) => finding.rule === "row-total") ?? []
  assert.deepEqual(
    ofRule.map(({ failure }) => failure !== undefined),
    [true],
  )
})

test("no directive silences a failure, and a directive for a rule that failed is not unused", (t) => {
  const silenced = `<!-- report-lint-disable-file row-total: 另行说明 -->\n${TEXT}`
  breakRule(t, ruleOf("row-total"))
  const found = lint(silenced)?.findings.map(({ rule }) => rule) ?? []
  assert.ok(found.includes("row-total"))
  assert.ok(!found.includes("unused-directive"))
})

test("a rule that judges directives may fail too", (t) => {
  const silenced = `<!-- report-lint-disable-file row-total: 另行说明 -->\n${TEXT}`
  breakRule(t, ruleOf("unused-directive"))
  const failed = lint(silenced)?.findings.filter(({ failure }) => failure !== undefined)
  assert.deepEqual(
    failed?.map(({ rule }) => rule),
    ["unused-directive"],
  )
})

test("the command line prints it with the findings, says on standard error what failed, and ends with 2", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": TEXT, "b.txt": TEXT })
  breakRule(t, ruleOf("balance"))
  const { code, stdout, stderr } = await runCommand(["check", "--format", "json", folder])
  assert.equal(code, 2)
  assert.equal(
    stderr,
    `report-lint: ${folder}/a.txt: the rule balance failed and was left out; the other rules were applied. This is a defect of the program, please report it with these words: Error: broken on purpose\n`,
  )
  for (const { findings } of JSON.parse(stdout).reports) {
    const found = findings.map(({ rule }: { rule: string }) => rule)
    assert.ok(found.includes("row-total"))
    assert.equal(found.filter((rule: string) => rule === "balance").length, 1)
  }
})

function breakRule(t: TestContext, rule: Rule) {
  const { mock } = t.mock.method(rule, "check", () => {
    throw new Error("broken on purpose")
  })
  return mock
}

function ruleOf(id: string): Rule {
  const rule = rules.find((each) => each.id === id)
  if (!rule) throw new Error(`There is no rule ${id}`)
  return rule
}
