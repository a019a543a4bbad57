import assert from "node:assert/strict"
import { suite, test } from "node:test"
import fc from "fast-check"
import { bind } from "../../server/core/bind/bind.ts"
import { lint } from "../../server/core/lint.ts"
import { parse } from "../../server/core/syntax/parse.ts"
import { checkProperty } from "../support/property.ts"
import { replaceOnce } from "../support/replace.ts"
import { mutatedReport } from "../support/texts.ts"
import { leastTime } from "../support/time.ts"
import { lastYear, otherLastYear, thisYear, toFacts } from "../support/years.ts"

const CARRIED_FORWARD = "四、结转下年度继续办理\t\t1\t2\t0\t0\t0\t0\t3"
const CARRIED_OVER = "二、上年结转政府信息公开申请数量\t\t1\t0\t0\t0\t0\t0\t1"
const PASSAGE =
  "窗口接件时提醒申请人写明要件，能够当面说清的当面说清。来电咨询一律登记姓名和事由，次日由专人回访；回访时仍不清楚的，约定时间到街道当面说明，并把常见的疑问整理成册，摆放在窗口。"

test("without last year's report nothing is said of it", () => {
  assert.deepEqual(rulesOf(thisYear, undefined), [])
})

test("every column that differs is reported, with a place in last year's report", () => {
  const facts = toFacts(otherLastYear)
  const findings = lint(thisYear, { lastYear: facts })?.findings ?? []
  assert.deepEqual(
    findings.map(({ rule, severity, cell, found, expected }) => ({
      rule,
      severity,
      column: cell?.column,
      found,
      expected,
    })),
    [
      ["business", "0", "2"],
      ["total", "1", "3"],
    ].map(([column, found, expected]) => ({
      rule: "carry-over",
      severity: "error",
      column,
      found,
      expected,
    })),
  )
  const places = findings.flatMap(({ related }) => related)
  assert.deepEqual(
    places.map(({ span, isLastYear, message }) => ({
      isLastYear,
      text: facts.report.text.slice(span.start, span.end),
      message,
    })),
    ["商业企业：2", "总计：3"].map((message) => ({
      isLastYear: true,
      text: message.slice(-1),
      message: `2023 年报告：四、结转下年度继续办理，${message}`,
    })),
  )
})

suite("figures that cannot be read say nothing", () => {
  for (const figure of ["", "/", "若干", "-2", "1.5"]) {
    test(`last year's ${JSON.stringify(figure)}`, () => {
      const other = replaceOnce(
        otherLastYear,
        CARRIED_FORWARD,
        `四、结转下年度继续办理\t\t1\t${figure}\t0\t0\t0\t0\t1`,
      )
      assert.deepEqual(rulesOf(thisYear, other), [])
    })
    test(`this year's ${JSON.stringify(figure)}`, () => {
      const text = replaceOnce(
        thisYear,
        CARRIED_OVER,
        `二、上年结转政府信息公开申请数量\t\t1\t${figure}\t0\t0\t0\t0\t3`,
      )
      assert.deepEqual(rulesOf(text, otherLastYear), [])
    })
    test(`made: ${JSON.stringify(figure)}`, () => {
      const text = replaceOnce(
        thisYear,
        "行政规范性文件\t1\t0\t3",
        `行政规范性文件\t${figure}\t0\t9`,
      )
      assert.deepEqual(rulesOf(text, lastYear), [])
    })
  }

  test("a missing row", () => {
    const text = lastYear.replace(/^四、结转下年度.*\n/m, "")
    assert.deepEqual(rulesOf(thisYear, text), [])
  })

  test("a report without a table", () => {
    const text = lastYear.replace(/^（本列数据[\s\S]*继续办理.*\n/m, "")
    assert.deepEqual(rulesOf(thisYear, text), [])
  })
})

test("figures are numbers, however they are written", () => {
  const text = replaceOnce(lastYear, "继续办理\t\t1\t", "继续办理\t\t１\t")
  assert.deepEqual(rulesOf(thisYear, text), [])
})

test("the forms of 2019 and 2021 follow each other", () => {
  const toForm2019 = (text: string) =>
    text
      .replaceAll("2023年", "2020年")
      .replace(/\t\t1\.申请人无正当理由逾期.*\n\t\t2\.申请人.*\n\t\t3\.其他.*\n/, "")
      .replace(/\t（六）其他处理.*\n/, "")
      .replace("\t（七）总计", "\t（六）其他处理\t0\t0\t0\t0\t0\t0\t0\t\n\t（七）总计")
  const last = toFacts(toForm2019(otherLastYear))
  assert.equal(last.form.id, "disclosure-2019")
  const findings = lint(thisYear.replaceAll("2024年", "2021年"), { lastYear: last })?.findings
  assert.deepEqual(
    findings?.filter(({ rule }) => rule === "carry-over").map(({ cell }) => cell?.column),
    ["business", "total"],
  )
})

suite("a table is copied when it has figures enough", () => {
  // One request, and a village's zeros: the same every year.
  const few = (text: string) =>
    text.replace(/\t\d+(?=\t|$)/gm, "\t0").replace("行政许可\t0", "行政许可\t7")
  test("a village's is not", () => {
    assert.ok(!rulesOf(few(thisYear), few(lastYear)).includes("copied-from-last-year"))
  })

  test("totals do not count", () => {
    const one = (text: string) =>
      few(text)
        .replace("本年新收政府信息公开申请数量\t\t0\t0\t0\t0\t0\t0\t0", (row) => ones(row))
        .replace("（一）予以公开\t0\t0\t0\t0\t0\t0\t0", (row) => ones(row))
        .replace("（七）总计\t0\t0\t0\t0\t0\t0\t0", (row) => ones(row))
    const ones = (row: string) => row.replace(/0(?=(\t0){6}$)/, "1").replace(/0$/, "1")
    assert.match(one(thisYear), /予以公开\t1\t0\t0\t0\t0\t0\t1/)
    assert.ok(!rulesOf(one(thisYear), one(lastYear)).includes("copied-from-last-year"))
  })

  test("a whole table is, and a single other figure says that it is not", () => {
    const copied = thisYear.replaceAll("2024年", "2023年")
    const tables = (text: string, last: string) =>
      (lint(text, { lastYear: toFacts(last) })?.findings ?? [])
        .filter(({ rule }) => rule === "copied-from-last-year")
        .map(({ span }) => text.slice(span.start, span.end))
        .filter((place) => place.length < 30)
    assert.deepEqual(tables(thisYear, copied), ["收到和处理政府信息公开申请情况"])
    const row = "\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0"
    const other = replaceOnce(copied, row, `${row.slice(0, -1)}1`)
    assert.deepEqual(tables(thisYear, other), [])
    assert.deepEqual(tables(replaceOnce(thisYear, `${row}\n`, ""), copied), [])
  })
})

suite("a passage is copied", () => {
  const last = "窗口接件时提醒申请人写明要件，能够当面说清的当面说清。"
  const now = "下一步，街道将把这两项做法写入内部规程，坚持下去。"
  const copied = (passage: string, old = passage, change = (text: string) => text) => {
    const text = change(replaceOnce(thisYear, now, passage))
    const facts = toFacts(change(replaceOnce(lastYear, last, old)))
    return (lint(text, { lastYear: facts })?.findings ?? [])
      .filter(({ rule }) => rule === "copied-from-last-year")
      .map(({ span, related }) => [
        text.slice(span.start, span.end),
        ...related.map((place) => facts.report.text.slice(place.span.start, place.span.end)),
      ])
  }

  test("where it is word for word", () => {
    assert.deepEqual(copied(PASSAGE), [[PASSAGE, PASSAGE]])
  })

  test("where only the report's year differs", () => {
    const text = `2024年，${PASSAGE}`
    const old = `2023年，${PASSAGE}`
    assert.deepEqual(copied(text, old), [[text, old]])
  })

  test("however its lines are folded and spaced", () => {
    const folded = PASSAGE.replace("写明", "写\n明").replace("专人", " 专人 ")
    assert.deepEqual(copied(folded, PASSAGE), [[folded, PASSAGE]])
    assert.deepEqual(
      copied(PASSAGE, PASSAGE, (text) => text.replaceAll("\n", "\r\n")),
      [[PASSAGE, PASSAGE]],
    )
  })

  test("not where a word differs", () => {
    assert.deepEqual(copied(PASSAGE, PASSAGE.replaceAll(/当面|回访/g, "电话")), [])
  })

  test("not where it is short", () => {
    assert.deepEqual(copied(PASSAGE.slice(0, 40)), [])
  })

  test("not where the law has every report say it", () => {
    const sentence =
      "依照《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）规定的按件、按量收费标准，本年度没有收取信息处理费，也没有减免信息处理费的情况。"
    assert.deepEqual(copied(sentence), [])
  })

  const around = (heading: string, above: string, below: string) => {
    const insert = (text: string) =>
      replaceOnce(text, heading, `${above}\n\n${heading}\n\n${below}\n`)
    return rulesOf(insert(thisYear), insert(lastYear))
  }
  const first = "每件申请办结后由经办人写一页小结，记下用了几天、卡在哪里、下次怎样办得更快。"
  const second = "小结按季汇总，由分管领导在例会上讲评，其中三条已经写进窗口的办事说明。"

  test("not from one section into the next", () => {
    const heading = "六、其他需要报告的事项"
    assert.deepEqual(around(heading, "", `${first}${second}`), ["copied-from-last-year"])
    assert.deepEqual(around(heading, first, second), [])
  })

  test("not where it stands with a table", () => {
    assert.deepEqual(around("三、收到和处理政府信息公开申请情况", "", PASSAGE), [])
  })

  test("in linear time, whatever is repeated", () => {
    const long = "无。是。".repeat(50_000)
    const text = replaceOnce(thisYear, now, long)
    const facts = toFacts(replaceOnce(lastYear, last, long))
    const check = (text: string) => lint(text, { lastYear: facts })
    assert.ok(leastTime(1, () => text, check) < 3_000)
  })
})

test("whatever both reports are, findings lie within them", (t) => {
  checkProperty(
    t,
    fc.property(mutatedReport, mutatedReport, (text, last) => {
      const facts = bind(parse(last))
      const options = facts && { lastYear: facts }
      for (const { span, related } of lint(text, options)?.findings ?? []) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
        for (const { span: place, isLastYear } of related)
          assert.ok(place.end <= (isLastYear ? last : text).length)
      }
    }),
  )
})

function rulesOf(text: string, last: string | undefined): readonly string[] {
  const options = last === undefined ? {} : { lastYear: toFacts(last) }
  const ids = new Set(["carry-over", "in-force-change", "copied-from-last-year"])
  const findings = lint(text, options)?.findings ?? []
  return findings.map(({ rule }) => rule).filter((rule) => ids.has(rule))
}
