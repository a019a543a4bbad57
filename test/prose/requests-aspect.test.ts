import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { lint } from "../../server/core/lint.ts"
import { replaceOnce } from "../support/replace.ts"
import { thisYear } from "../support/years.ts"

/**
 * What a report of 2024 may say under （二）依申请公开: received 12, carried over 1, concluded 12 (granted 6), carried
 * forward 1; reviews 1, direct suits 0, suits after review 1. ⟦⟧ stands around what contradicts it.
 */
const sentences: Readonly<Record<string, readonly string[]>> = {
  "“all” is said of the requests that last year left": [
    "上年结转申请已全部办结。",
    "对上年结转的政府信息公开申请，均已办结。",
    "2023年结转的申请已全部办结。",
    "上一年度结转的由专人负责，全部办理完毕。",
    "结转的申请均已办结。",
    "上年结转申请已全部办结，其余照常办理。",
    "上年结转1件，新收12件，⟦已全部办结⟧。",
    "对上年结转的申请重新登记。今年收到申请12件，⟦已全部办结⟧。",
    "上年结转申请情况见下表；新收申请12件，⟦均已办结⟧。",
    "新收申请12件，⟦已全部办结⟧。",
  ],
  "suits of one kind are not those of the other": [
    "没有未经复议直接起诉的行政诉讼。",
    "全年没有未经复议直接起诉的政府信息公开行政诉讼案件。",
    "2024年未产生政府信息公开行政诉讼（未经复议直接起诉）。",
    "未发生行政诉讼（ 未经复议直接起诉 ）。",
    "政府信息公开行政诉讼0件（未经复议直接起诉）。",
    "⟦没有复议后起诉的行政诉讼⟧。",
    "⟦未发生行政诉讼⟧（复议后起诉）。",
    "政府信息公开行政诉讼⟦0⟧件（复议后起诉）。",
    "⟦无未经复议直接起诉和复议后起诉的行政诉讼⟧。",
    "⟦未发生行政诉讼⟧（未经复议直接起诉、复议后起诉）。",
    "⟦未发生行政诉讼⟧（含未经复议直接起诉）。",
    "⟦未发生行政复议、行政诉讼⟧（未经复议直接起诉）。",
    "⟦未发生行政诉讼⟧（未经复议直接起诉。",
    "⟦没有行政诉讼⟧。",
  ],
  "reviews of whatever matter, of which some are of the table's": [
    "全年行政复议案件15件（含行政处罚类14件），其中政府信息公开类1件；行政诉讼3件，其中政府信息公开类1件。",
    "行政复议案件15件（政府信息公开类1件）。",
    "15件行政复议，其中因政府信息公开引起的1件。",
    "行政复议15件，其中涉及政府信息公开1件。",
    "行政复议15件、行政诉讼3件，其中政府信息公开类2件。",
    "行政复议15件，其中行政处罚类14件。",
    "行政复议15件，均与政府信息公开无关。",
    "行政复议15件，其中14件是行政处罚类。",
    "行政复议案件15件，其中政府信息公开类⟦2⟧件。",
    "行政复议案件⟦15⟧件。",
    "行政复议案件⟦15⟧件，其中维持14件。",
    "政府信息公开行政复议⟦15⟧件，其中维持14件。",
    "因政府信息公开引起的行政复议⟦15⟧件，其中政府信息公开类1件。",
    "行政复议⟦15⟧件，政府信息公开行政诉讼⟦2⟧件。",
    "行政复议⟦15⟧件。其中政府信息公开类1件。",
  ],
  "several years have other figures than one": [
    "2020—2024年共收到政府信息公开申请52件。",
    "2020-2024年，共收到政府信息公开申请52件。",
    "2020年——2024年共收到政府信息公开申请52件。",
    "2022年至2024年共收到政府信息公开申请35件，其中2024年12件。",
    "2022 年至 2024 年共收到政府信息公开申请35件。",
    "２０２０—２０２４年共收到政府信息公开申请52件。",
    "二〇二二年至二〇二四年共收到政府信息公开申请52件。",
    "自2022年起至2024年底，共收到政府信息公开申请35件。",
    "2023年1月1日至2024年12月31日，共收到政府信息公开申请35件。",
    "2023、2024年共收到政府信息公开申请35件。",
    "2023年和2024年共收到政府信息公开申请35件。",
    "2022—2024年，没有收到政府信息公开申请。",
    "2024年1月1日至2024年12月31日，收到政府信息公开申请⟦35⟧件。",
    "2023年收到20件，2024年收到政府信息公开申请⟦35⟧件。",
    "2020—2024年收到52件；2024年收到政府信息公开申请⟦35⟧件。",
    "按照2020—2024年规划，2024年收到政府信息公开申请⟦35⟧件。",
    "编号2020-2024号，收到政府信息公开申请⟦35⟧件。",
  ],
  "the prose says itself that some are left": [
    "全年收到12件，均已办结（上年结转1件一并办结，年末收到的1件结转下年）。",
    "全年收到12件，均已办结，年底收到的结转下年度。",
    "结转下年度的申请正在会商。收到12件，已全部办结。",
    "全年收到12件，⟦均已办结⟧（上年结转1件一并办结）。",
    "全年收到12件，⟦均已办结⟧，⟦无结转下年度申请⟧。",
  ],
  "by the time of writing": [
    "全年收到12件，截至目前已全部办结。",
    "目前，收到的12件申请已全部办结。",
    "收到12件，至今已全部办结。",
    "收到12件，截至报告公布之日已全部办结。",
    "截至年底，收到12件，⟦已全部办结⟧。",
    "截至2024年12月31日，收到12件，⟦已全部办结⟧。",
    "目前人手充足。收到12件，⟦已全部办结⟧。",
  ],
  "none carried over or forward": [
    "⟦无结转下年度继续办理件⟧。",
    "⟦上年度无结转⟧。",
    "2024年，⟦上年无结转申请⟧，新收12件。",
    "⟦2023年无结转⟧。",
    "本年无结转。",
    "无结转。",
    "去年无结转资金。",
    "无结转下年度继续办理件被投诉。",
    "2023年，上年度无结转。",
    "2023年上年度无结转。",
    "因系统升级上年度无结转。",
    "上年度无结转下年的申请。",
  ],
  "what is left is carried forward": [
    "剩余⟦2⟧件结转至2025年。",
    "收到12件，其中11件已办结，剩余2件结转下年度继续办理。",
    "新收12件，剩余⟦2⟧件结转下年度继续办理。",
    "剩余1件结转至2025年。",
    "1件因补正结转下年，剩余2件结转至2025年。",
    "剩余2件不予公开。",
    "剩余2件正在办理。",
    "其余2件结转至2025年。",
    "去年剩余2件结转至2025年。",
  ],
  "answered in time": [
    "全年收到12件，全部在法定期限内答复。",
    "全年收到12件，全部按时答复。",
    "全年收到12件，按期全部答复。",
    "全年收到12件，⟦全部答复⟧。",
    "按时登记12件，收到12件，⟦全部答复⟧。",
    "全年收到12件，⟦全部在法定期限内办结⟧。",
    "全年收到12件，⟦全部按时办结⟧。",
  ],
}

for (const [name, marked] of Object.entries(sentences))
  suite(name, () => {
    for (const sentence of marked) test(sentence, () => check(sentence))
  })

test("a kind of suits of which there are some", () => {
  const suits = "1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\t0\t1\t1"
  const text = replaceOnce(thisYear, suits, "1\t0\t0\t0\t1\t0\t0\t0\t1\t1\t0\t0\t0\t1\t1")
  check("⟦没有未经复议直接起诉的行政诉讼⟧。", replaceOnce(text, "行政诉讼1件", "行政诉讼2件"))
})

/** The figures and claims that are reported are those marked. */
function check(marked: string, report = thisYear): void {
  const sentence = unmark(marked).text
  const heading = "（二）依申请公开。"
  const text = report.replace(/（二）依申请公开。.*/, () => heading + sentence)
  const offset = text.indexOf(heading) + heading.length
  const spans = (lint(text)?.findings ?? assert.fail())
    .filter(({ rule }) => rule === "prose-figure" || rule === "prose-claim")
    .map(({ span }) => ({ start: span.start - offset, end: span.end - offset }))
  assert.equal(mark(sentence, spans), marked)
}
