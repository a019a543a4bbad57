import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { suite, test } from "node:test"
import { mark, unmark } from "../../scripts/marks.ts"
import { lint } from "../../server/core/lint.ts"

const SAMPLE = readFileSync(
  join(import.meta.dirname, "../../samples/示例街道办事处2024年政府信息公开工作年度报告.txt"),
  "utf8",
)
const TITLE = "示例街道办事处2024年政府信息公开工作年度报告\n\n"
const REST = SAMPLE.slice(SAMPLE.indexOf("（一）主动公开"))

const introductions: Readonly<Record<string, readonly string[]>> = {
  "year-mismatch": [
    "统计期限为⟦2023⟧年1月1日至2023年12月31日。",
    "统计期限为⟦2022⟧年1月1日至⟦2023⟧年12月31日。",
    "统计期限为⟦2023⟧年度。",
    "本报告的数据统计期限：⟦2023⟧年，数据可以下载。",
    "统计期限：⟦2023⟧年全年。",
    "报告期为⟦2023⟧年度，数据由各科室提供。",
    "本报告所列数据的统计期限自⟦2023⟧年1月1日起，至2024年12月31日止。",
    "本报告数据统计期限为⟦2025⟧年1月1日—12月31日。",
    "现将⟦2023⟧年度政府信息公开工作报告如下。",
    "现公布⟦2023⟧年政府信息公开工作年度报告。",
    "现将示例街道办事处⟦2023⟧年度政府信息公开工作情况公布如下。",
    "数据统计截止日期为⟦2023⟧年12月31日。",
    "⟦2023⟧年，街道认真落实条例。",
    "数据截至⟦2023⟧年12月31日。",
    "数据截止⟦二〇二三⟧年十二月三十一日。",
    "统计期限为２０２４年１月１日至⟦２０２３⟧年１２月３１日。",
    // What does not contradict the title.
    "统计期限为2024年1月1日至2024年12月31日。",
    "统计期限为2024年1月1日—12月31日。",
    "统计期限为2024年度，上一报告期为2023年度。",
    "上一报告期为2023年度。",
    "统计期限为2024年度。",
    "统计期限为2023年度通知规定的整年。",
    "统计口径为2023年度修订。",
    "现将2024年度政府信息公开工作报告如下。",
    "根据《2023年政务公开工作要点》编制本报告。",
    "根据2023年省政府通知要求编制本报告。",
    "结合2023年政府信息公开工作情况编制本报告。",
    "2023年，街道获评先进；2024年，街道继续落实条例。",
    "2023年，街道印发了公开办法。",
    "与2023年相比，今年的报告更加简明。",
    "本报告与2023年度报告的统计口径一致。",
    "2025年，街道将继续努力。",
    "数据截至2024年12月31日。",
    "本报告于2025年1月20日公布，数据截至2025年1月10日。",
    "2019年以来，街道一直按时公布年度报告。",
    "据2022年12月31日的通知编制本报告。",
    "本报告自2025年1月15日至2025年2月15日公示。",
  ],
  period: [
    "统计期限为⟦2024年1月1日至2024年11月30日⟧。",
    "统计期限为⟦2024年2月1日至12月31日⟧。",
    "所列数据自⟦2024年1月1日起，至12月30日⟧止。",
    "本报告统计期限为⟦2023年12月至2024年11月⟧。",
    "统计期限为2024年1月1日至12月31日。",
    "统计期限为2024年1月至12月。",
    "统计期限为2023年1月1日至2023年12月31日。",
    "6月1日至6月30日，街道开展公开宣传。",
  ],
}

for (const [rule, sentences] of Object.entries(introductions))
  suite(`${rule}, in the introduction`, () => {
    for (const marked of sentences)
      test(marked, () => check(rule, marked, TITLE, `\n\n一、总体情况\n\n${REST}`))
  })

suite("year-mismatch, inside the report", () => {
  for (const marked of [
    "⟦2023⟧年，街道按照清单逐项更新。",
    "⟦2025⟧年度，街道按照清单逐项更新。",
    "截至⟦2023⟧年12月31日，橱窗全部更新。",
    "2023年，街道开通网页；2024年，街道改版。",
    "2023年，街道收到申请9件，今年与去年同比增加。",
    "截至2023年12月31日，橱窗有十个，2024年增加两个。",
    "2022年，街道按照清单逐项更新。",
    "2023年8月，街道开通网页。",
    "街道在2023年开通网页。",
    "截至2025年1月，网页已经改版。",
    "2025年，街道计划改版网页。",
    "2025年，街道要完善制度。",
    "2025年，我街道坚持以人民为中心，持续提升公开质量。",
    "2025年，重点抓好三项工作。",
    "⟦2025⟧年，街道主动公开信息286条。没有其他需要报告的事项。",
    "自2023年12月31日起施行新的办法。",
  ])
    test(marked, () => check("year-mismatch", marked, `${TITLE}一、总体情况\n\n`, `\n\n${REST}`))
})

/** What the rule reports in the sentence, between `before` and `after`, is what is marked. */
function check(rule: string, marked: string, before: string, after: string): void {
  const sentence = unmark(marked).text
  const found = (lint(`${before}${sentence}${after}`)?.findings ?? []).filter(
    (finding) => finding.rule === rule,
  )
  const spans = found.map(({ span }) => ({
    start: span.start - before.length,
    end: span.end - before.length,
  }))
  assert.equal(mark(sentence, spans), marked)
}
