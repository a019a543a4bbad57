import assert from "node:assert/strict"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { suite, test } from "node:test"
import { mark } from "../../scripts/marks.ts"
import type { Facts } from "../../server/core/bind/facts.ts"
import { recompute } from "../../server/core/formulas/recompute.ts"
import { type Finding, type LintResult, lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { toPosition } from "../../server/core/text/position.ts"
import { type Span, slice } from "../../server/core/text/span.ts"
import { fixtures, type ReportFile, seeds } from "../support/files.ts"
import { figureKeys } from "../support/form-2021.ts"
import {
  type Figures,
  type Formula,
  failingFormulas,
  formulas,
  isChecked,
  signature,
  sum,
} from "../support/formulas.ts"
import { assertFixesConverge, assertRecomputeConverges, assertSound } from "../support/sound.ts"

const TOTAL_RULES = ["row-total", "column-total", "balance", "dispute-total"]
const DISPLACED = ["displaced-row ⟦3. 其他⟧", "displaced-row ⟦(七) 总计⟧"]

// Information: an aspect of section 一, or the processing fee in section 六, is not spoken of.
const ASPECTS = "overview-aspects ⟦总体情况⟧"
const FEE = "fee-statement ⟦其他需要报告的事项⟧"

/** The errors and warnings on each report, and the hints that are asked for, each with its characters. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  "000": [ASPECTS, "heading-level ⟦###⟧", ...DISPLACED, FEE],
  "001": DISPLACED,
  "002": [ASPECTS, "nested-section-number", ...DISPLACED],
  "003": [
    "title-wording ⟦政务信息公开工作年度报告⟧",
    "extra-cell ⟦0\t0⟧",
    "split-table ⟦信息内容⟧",
    "section-title ⟦收到和处理政府信息公开申报情况⟧",
    "table-header ⟦商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他⟧",
    "displaced-row ⟦一、\t本年新收政府信息公开申请数量⟧",
    "displaced-row ⟦二、\t上年结转政府信息公开申请数量⟧",
    "displaced-row ⟦1. 本机关不掌握相关政府信息⟧",
    "split-table ⟦2. 没有现成信息需要另行制作⟧",
    "displaced-row ⟦(五)不予处理⟧",
    "displaced-row ⟦(六)其他处理⟧",
    "displaced-row ⟦(七)总计⟧",
    "displaced-row ⟦四、结转下年度继续办理⟧",
  ],
  "004": [
    "title-wording ⟦政府信息公开年度报告⟧",
    ASPECTS,
    "section-number ⟦2、⟧",
    "section-number ⟦3、⟧",
    "blank-figure",
    "blank-figure",
    "blank-figure",
    "blank-figure",
    "section-title ⟦政府信息公开工作存在的主要问题及改进措施⟧",
    FEE,
  ],
}

test("there are five fixtures, and as many seeds where there are any", () => {
  const ids = ["000", "001", "002", "003", "004"]
  assert.deepEqual(
    fixtures.map(({ id }) => id),
    ids,
  )
  if (seeds.length > 0)
    assert.deepEqual(
      seeds.map(({ id }) => id),
      ids,
    )
})

for (const file of [...fixtures, ...seeds])
  suite(file.name, () => {
    const { facts, findings } = read(file.text)

    test("has the findings that are known, and no other", () => {
      assert.deepEqual(
        findings.map((finding) => summary(file.text, finding)),
        EXPECTED[file.id],
      )
    })

    test("has all its sections, figures and no wrong total", () => {
      assert.deepEqual(
        facts.sections.map(({ form }) => form.key),
        ["overview", "proactive", "requests", "disputes", "problems", "other"],
      )
      assert.deepEqual([...facts.figures.keys()].toSorted(), figureKeys.toSorted())
      assert.deepEqual(failingFormulas(valuesOf(facts)), [])
    })

    test("has no blank figure but those of 004", () => {
      const blanks = [...facts.figures.values()].filter(({ plain }) => plain === undefined)
      assert.ok(blanks.every(({ reading }) => reading.kind === "blank"))
      // The applicants of 25 rows, and 4 outcomes in each of 3 groups.
      assert.equal(blanks.length, file.id === "004" ? 25 * 6 + 3 * 4 : 0)
    })

    test("reads every figure from its own cell", () => {
      const written = figureKeys.filter((key) => facts.figures.get(key)?.plain !== undefined)
      let count = 0
      // Figures stand in the order of the form: the first becomes 1001, the next 1002 …
      const text = file.text
        .replace("行政许可\t0\t0\t0", "行政许可\t0")
        .replace(
          /((?:^|\t)[ \u00a0]*)\d+(?=[ \u00a0]*(?:\t|$))/gm,
          (_, before) => `${before}${1001 + count++}`,
        )
      assert.equal(count, written.length)
      const numbered = lint(text)?.facts.figures
      assert.deepEqual(
        written.map((key) => `${key} ${numbered?.get(key)?.plain}`),
        written.map((key, index) => `${key} ${1001 + index}`),
      )
    })

    test("is sound", () => {
      assertSound(file.text)
      assertFixesConverge(file.text)
      assertRecomputeConverges(file.text)
      assert.deepEqual(recompute(facts).edits, [])
    })

    test("has CRLF and CR read alike", () => {
      for (const lineEnding of ["\r\n", "\r"]) {
        const other = file.text.replaceAll("\n", lineEnding)
        assert.deepEqual(
          read(other).findings.map((finding) =>
            summary(other, finding).replaceAll(lineEnding, "\n"),
          ),
          EXPECTED[file.id],
        )
      }
    })

    suite("one figure changed", () => breakEveryFigure(file, facts, findings))
  })

test("the findings on the fixtures are those reviewed", () => {
  const path = join(import.meta.dirname, "findings.snapshot.txt")
  const actual = fixtures.flatMap(({ id, text }) => {
    const { facts, findings } = read(text)
    return findings.map(({ span, severity, rule, message }) => {
      const { line, character } = toPosition(facts.report.lines, span.start)
      return `${id}.txt ${line + 1}:${character + 1} ${severity} ${rule} ${message}`
    })
  })
  if (process.env.UPDATE_SNAPSHOT === "1") writeFileSync(path, `${actual.join("\n")}\n`)
  const expected = readFileSync(path, "utf8").trimEnd().split("\n")
  const difference = [
    ...expected.filter((line) => !actual.includes(line)).map((line) => `- ${line}`),
    ...actual.filter((line) => !expected.includes(line)).map((line) => `+ ${line}`),
  ]
  const advice = "If the new findings are right, rewrite the snapshot with UPDATE_SNAPSHOT=1."
  assert.equal(difference.length, 0, `\n${difference.join("\n")}\n${advice}`)
  assert.deepEqual(actual, expected, "the order differs")
})

/** Every figure of the formulas, one by one: what fails is found where it stands, and put back. */
function breakEveryFigure(file: ReportFile, facts: Facts, clean: readonly Finding[]): void {
  const values = valuesOf(facts)
  const cleanErrors = clean.filter(({ severity }) => severity === "error")
  for (const key of figureKeys.filter((key) => !key.startsWith("proactive/")))
    test(key, () => {
      const span = spanOf(facts, key)
      const newText = String((values.get(key) ?? 0) + 3)
      const text = applyEdits(file.text, [{ span, newText }])
      const broken = read(text)
      const changed = new Map(values).set(key, Number(newText))
      assert.deepEqual(valuesOf(broken.facts), changed)

      const failing = failingFormulas(changed)
      // Where every figure is written, the rules are those of docs/formulas.md.
      if (file.id !== "004")
        assert.deepEqual(failing.map(({ rule }) => rule).toSorted(), signature(key).toSorted())
      const found = broken.findings.filter(({ rule }) => TOTAL_RULES.includes(rule))
      assert.deepEqual(
        found.map((finding) => describeFinding(text, finding)).toSorted(),
        failing.map((formula) => describeFormula(text, broken.facts, formula, changed)).toSorted(),
      )
      const errors = broken.findings.filter(
        (finding) => finding.severity === "error" && !found.includes(finding),
      )
      assert.deepEqual(
        errors.map(({ rule }) => rule),
        cleanErrors.map(({ rule }) => rule),
      )

      const recomputed = applyEdits(text, recompute(broken.facts).edits)
      const isComputed = formulas.some(
        (formula) =>
          formula.totals.length === 1 && formula.totals[0] === key && isChecked(formula, changed),
      )
      if (isComputed) assert.equal(recomputed, file.text)
      assertRecomputeConverges(text)
    })
}

function describeFinding(text: string, { rule, span, related, found, expected }: Finding): string {
  const places = related.map((place) => place.span).toSorted((a, b) => a.start - b.start)
  return `${rule} ${found} ≠ ${expected}: ${marked(text, span)}, linked ${places.map((place) => marked(text, place))}`
}

function describeFormula(text: string, facts: Facts, formula: Formula, values: Figures): string {
  const [total = "", ...others] = formula.totals
  const places = [...formula.addends, ...others]
    .map((key) => spanOf(facts, key))
    .toSorted((a, b) => a.start - b.start)
  const found = sum(formula.totals, values)
  const expected = sum(formula.addends, values)
  return `${formula.rule} ${found} ≠ ${expected}: ${marked(text, spanOf(facts, total))}, linked ${places.map((place) => marked(text, place))}`
}

function marked(text: string, span: Span): string {
  return `${span.start} ⟦${slice(text, span)}⟧`
}

function summary(text: string, { rule, span }: Finding): string {
  if (rule === "blank-figure" || rule === "nested-section-number") return rule
  const found = slice(text, span)
  return `${rule} ${mark(found, [{ start: 0, end: found.length }])}`
}

function spanOf(facts: Facts, key: string): Span {
  return facts.figures.get(key)?.cell.span ?? assert.fail(`no cell for ${key}`)
}

function valuesOf(facts: Facts): Map<string, number | undefined> {
  return new Map(
    figureKeys.map((key) => {
      const plain = facts.figures.get(key)?.plain
      return [key, plain === undefined ? undefined : Number(plain)]
    }),
  )
}

function read(text: string): LintResult {
  return lint(text) ?? assert.fail("not a report")
}
