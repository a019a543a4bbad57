import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { findSlip } from "../../server/core/formulas/change.ts"
import { findSplitNumber } from "../../server/core/formulas/split.ts"
import { lint } from "../../server/core/lint.ts"
import { applyEdits } from "../../server/core/text/edit.ts"
import { actionsAt } from "../../server/features/actions.ts"
import { requestColumns, requestRows } from "../support/form-2021.ts"
import { distinctFigures } from "../support/random.ts"
import { replaceOnce } from "../support/replace.ts"
import { leastTime } from "../support/time.ts"
import { thisYear } from "../support/years.ts"
import { brokenTotals, findingsOf, keyOf, preferredFix, printWith, suspectsOf } from "./reports.ts"

const balanced = distinctFigures
const original = printWith(balanced, {})

/** The report with other text in some cells. */
const written = (cells: Readonly<Record<string, string | number>>) =>
  printWith(
    balanced,
    Object.fromEntries(Object.entries(cells).map(([key, cell]) => [key, String(cell)])),
  )

/** The row `row` of the requests without a figure. */
const blankRow = (row: string) =>
  Object.fromEntries(requestColumns.map(({ key }) => [`requests/${row}/${key}`, ""]))

const at = (key: string, by = 0) => (balanced.get(key) ?? 0) + by

test("the report is balanced", () => {
  assert.deepEqual(findingsOf(original), [])
})

suite("two figures", () => {
  test("wrong in opposite ways in one row are cases under the wrong applicant, in one of the rows", () => {
    const [person, business] = ["requests/granted/natural-person", "requests/granted/business"]
    const text = written({ [person]: at(person, 1), [business]: at(business, -1) })
    assert.deepEqual(suspectsOf(text), [])
    const broken = brokenTotals(text)
    assert.deepEqual(
      broken.map(({ rule }) => rule),
      ["column-total", "column-total"],
    )
    for (const finding of broken) {
      assert.match(finding.message, /1 件记在了另一类申请人名下/)
      assert.equal(preferredFix(text, finding), undefined)
      assert.ok(finding.fixes.some(({ edits }) => applyEdits(text, edits) === original))
    }
  })

  test("wrong with their total alike are in one of the rows", () => {
    const [person, total] = ["requests/granted/natural-person", "requests/granted/total"]
    const text = written({ [person]: at(person, 3), [total]: at(total, 3) })
    const broken = brokenTotals(text)
    assert.equal(broken.length, 2)
    for (const finding of broken) {
      assert.match(finding.message, /同时写错/)
      assert.equal(preferredFix(text, finding), undefined)
      assert.ok(finding.fixes.some(({ edits }) => applyEdits(text, edits) === original))
    }
  })

  test("of one row are put right together at either place, where no other row could have them", () => {
    const [person, business] = ["requests/granted/natural-person", "requests/granted/business"]
    const text = written({ [person]: at(person, 40), [business]: at(business, 9) })
    assert.deepEqual(suspectsOf(text), [business, person].toSorted())
    for (const finding of findingsOf(text)) assert.equal(preferredFix(text, finding), original)
  })
})

suite("blanks and figures that cannot be read", () => {
  test("a blank that the formulas determine is filled by either finding", () => {
    const key = "requests/granted/natural-person"
    const text = written({ [key]: "" })
    assert.deepEqual(suspectsOf(text), [key])
    for (const finding of findingsOf(text)) assert.equal(preferredFix(text, finding), original)
  })

  test("a row left blank is filled with what the sums tell", () => {
    // The total of the results is computed, and a balance without what was carried forward is not checked.
    const rows = requestRows.filter(({ key }) => key !== "concluded" && key !== "carried-forward")
    for (const { key } of rows) {
      const text = written(blankRow(key))
      const blank = findingsOf(text).find(({ rule }) => rule === "blank-figure") ?? assert.fail()
      assert.equal(preferredFix(text, blank), original, key)
      const broken = brokenTotals(text)
      assert.equal(broken.length, requestColumns.length)
      for (const finding of broken) {
        assert.match(finding.message, /像是漏填了/)
        const filled = `requests/${key}/${finding.cell?.column}`
        const expected = written({ ...blankRow(key), [filled]: at(filled) })
        assert.equal(preferredFix(text, finding), expected)
      }
    }
  })

  test("what is carried forward follows from the rest where it is the only row left blank", () => {
    const text = written(blankRow("carried-forward"))
    const [blank = assert.fail(), ...others] = findingsOf(text)
    assert.deepEqual(others, [])
    assert.equal(preferredFix(text, blank), original)
  })

  test("a column left blank is filled with what the rows tell", () => {
    for (const { key } of requestColumns) {
      const cells = requestRows.map((row) => [`requests/${row.key}/${key}`, ""])
      const text = written(Object.fromEntries(cells))
      const blank = findingsOf(text).find(({ rule }) => rule === "blank-figure") ?? assert.fail()
      assert.equal(preferredFix(text, blank), original, key)
    }
  })

  test("of two rows left blank the sums do not tell which, and 0 is not preferred", () => {
    const text = written({ ...blankRow("granted"), ...blankRow("partially-granted") })
    for (const finding of findingsOf(text)) assert.equal(preferredFix(text, finding), undefined)
  })

  test("a total too large for what is written so far is not to be set to it", () => {
    const rows = requestRows.filter(({ key }) => key !== "concluded" && key !== "granted")
    const results = rows.filter(({ key }) => !/^(?:received|carried-)/.test(key))
    const text = written(Object.assign({}, ...results.map(({ key }) => blankRow(key))))
    const broken = brokenTotals(text)
    assert.equal(broken.length, requestColumns.length)
    for (const finding of broken) {
      assert.match(finding.message, new RegExp(`还有 ${results.length} 格没有填数`))
      assert.equal(preferredFix(text, finding), undefined)
    }
  })

  test("where every 0 is left blank a wrong figure is found all the same", () => {
    const blank = thisYear.replace(/\t0(?=[\t\n])/g, "\t")
    const text = replaceOnce(blank, "（一）予以公开\t4\t1", "（一）予以公开\t2\t1")
    assert.deepEqual(suspectsOf(text), ["requests/granted/natural-person"])
    for (const finding of brokenTotals(text)) assert.equal(preferredFix(text, finding), blank)
  })

  test("a total left blank is filled with the sum, and what sums it is not accused", () => {
    for (const key of [
      "requests/granted/total",
      "requests/concluded/business",
      "disputes/review/total",
    ]) {
      const text = written({ [key]: "" })
      const findings = findingsOf(text)
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ["blank-figure"],
      )
      for (const finding of findings) assert.equal(preferredFix(text, finding), original)
    }
  })

  test("totals left blank side by side are filled with their sums, each after those that it sums", () => {
    const cells = ["granted", "partially-granted", "concluded"].map(
      (row) => `requests/${row}/total`,
    )
    let text = written(Object.fromEntries(cells.map((key) => [key, ""])))
    for (let finding = findingsOf(text)[0]; finding; finding = findingsOf(text)[0])
      text = preferredFix(text, finding) ?? assert.fail(finding.message)
    assert.equal(text, original)
  })

  test("of totals whose own addends are blank none is preferred, and each repair is offered", () => {
    const rows = ["received", "carried-forward"]
    const blank = Object.fromEntries(
      [...balanced.keys()]
        .filter((key) => rows.some((row) => key.startsWith(`requests/${row}/`)))
        .filter((key) => !key.endsWith("/total"))
        .map((key) => [key, ""]),
    )
    for (const row of rows) {
      const key = `requests/${row}/total`
      const text = written({ ...blank, [key]: at(key, 9) })
      const [finding = assert.fail(), ...others] = brokenTotals(text)
      assert.deepEqual(others, [])
      assert.equal(finding.rule, "balance")
      assert.equal(preferredFix(text, finding), undefined)
      const repaired = finding.fixes.map(({ edits }) => applyEdits(text, edits))
      assert.equal(repaired.length, rows.length)
      assert.ok(repaired.includes(written(blank)))
    }
  })

  test("a total whose addend cannot be read is not filled", () => {
    const text = written({ "requests/granted/total": "", "requests/granted/business": "若干" })
    const blank = findingsOf(text).find(({ rule }) => rule === "blank-figure")
    assert.deepEqual(blank?.fixes, [])
  })

  test("a figure is not accused where one of its formulas is blocked, but its repair is offered", () => {
    const [unreadable, wrong] = ["requests/granted/research", "requests/granted/business"]
    const text = written({ [unreadable]: "若干", [wrong]: at(wrong, 4) })
    assert.deepEqual(suspectsOf(text), [])
    const [finding = assert.fail(), ...others] = brokenTotals(text)
    assert.deepEqual(others, [])
    assert.match(finding.message, /可能错在.*无法核对/)
    assert.equal(preferredFix(text, finding), undefined)
    const [fix = assert.fail()] = finding.fixes
    assert.equal(applyEdits(text, fix.edits), written({ [unreadable]: "若干" }))
  })
})

suite("text", () => {
  test("a note beside a figure stays when the figure is put right", () => {
    const key = "requests/granted/natural-person"
    const note = "（其中网上2件）"
    const text = written({ [key]: `${at(key, 5)}${note}` })
    const finding = findingsOf(text).find(({ rule }) => rule === "suspect-figure") ?? assert.fail()
    assert.equal(preferredFix(text, finding), written({ [key]: `${at(key)}${note}` }))
  })

  test("the finding on a broken total links to the suspect, and the suspect to the totals", () => {
    const key = "requests/granted/natural-person"
    const text = written({ [key]: at(key, 5) })
    const findings = findingsOf(text)
    const suspect = findings.find(({ rule }) => rule === "suspect-figure") ?? assert.fail()
    const broken = brokenTotals(text)
    for (const { related, message } of broken) {
      assert.deepEqual(related[0]?.span, suspect.span)
      assert.match(message, /“（一）予以公开”一行“自然人”一栏/)
    }
    assert.deepEqual(
      suspect.related.map(({ span }) => span),
      broken.map(({ span }) => span),
    )
  })

  test("both languages say it", () => {
    const key = "requests/granted/natural-person"
    const { findings } = lint(written({ [key]: at(key, 5) }), { locale: "en" }) ?? assert.fail()
    for (const { message } of findings) assert.doesNotMatch(message, /\{|undefined/)
  })

  test("the number is named as it may have been mistyped", () => {
    const key = "requests/granted/natural-person"
    const { facts } = lint(written({ [key]: 1234 })) ?? assert.fail()
    const figure = facts.figures.get(key) ?? assert.fail()
    const slip = (value: bigint) => findSlip({ figure, value })
    assert.equal(slip(1324n), "transposed")
    assert.equal(slip(12_345n), "dropped")
    assert.equal(slip(124n), "doubled")
    assert.equal(slip(1294n), "mistyped")
    assert.equal(slip(4321n), undefined)
    assert.equal(slip(7n), undefined)
  })
})

test("at every figure at most one action is preferred, and at a broken total and its suspect it is the repair", () => {
  const key = "requests/granted/natural-person"
  const blank = "requests/granted/total"
  for (const text of [
    written({ [key]: at(key, 5) }),
    written({ [key]: "" }),
    written({ [blank]: "" }),
  ]) {
    const result = lint(text) ?? assert.fail()
    const places = new Set(result.findings.map(keyOf))
    for (const [name, { cell }] of result.facts.figures) {
      const actions = actionsAt(result, cell.span, ["quickfix"], "zh-cn")
      const preferred = actions.filter(({ isPreferred }) => isPreferred)
      assert.ok(preferred.length <= 1, name)
      assert.ok(!places.has(name) || preferred.length === 1, name)
      for (const { edits } of preferred) assert.equal(applyEdits(text, edits), original, name)
    }
  }
})

suite("a number printed over two cells", () => {
  const split = (key: string, cell: string) => {
    const { facts } = lint(written({ [key]: cell })) ?? assert.fail()
    for (const table of facts.tables)
      for (const row of table.rows) {
        const found = findSplitNumber(facts, table, row)
        if (found) return { text: facts.report.text, ...found }
      }
    return undefined
  }

  test("is told by the formulas of its row", () => {
    const key = "requests/granted/natural-person"
    const digits = String(at(key))
    assert.ok(digits.length > 1)
    const found = split(key, `${digits[0]}\t${digits.slice(1)}`) ?? assert.fail()
    const edit = { span: found.span, newText: String(found.value) }
    assert.equal(applyEdits(found.text, [edit]), original)
  })

  test("is not told where a figure is too many otherwise", () => {
    const key = "requests/granted/natural-person"
    assert.equal(split(key, `${at(key)}\t3`), undefined)
  })
})

test("a table in which everything is wrong is given up in time, and accuses no figure", () => {
  const wrong = Object.fromEntries(
    [...balanced.keys()].map((key, index) => [key, String((index * 7919) % 1009)]),
  )
  const text = written(wrong)
  assert.deepEqual(suspectsOf(text), [])
  // Some 2 ms; the rest is for a slow machine.
  const time = leastTime(
    20,
    () => text,
    findingsOf,
    (each) => each < 50,
  )
  assert.ok(time < 50, `${time} ms`)
})
