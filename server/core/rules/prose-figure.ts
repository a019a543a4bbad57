import type { Facts } from "../bind/facts.ts"
import { findSlip, type Slip } from "../formulas/change.ts"
import { failuresWith } from "../formulas/check.ts"
import type { MessageKey } from "../messages.ts"
import { areSteps, type Contradiction, findContradictions } from "../prose/compare.ts"
import { placeOf } from "../prose/passages.ts"
import type { Sum } from "../prose/sums.ts"
import { differsFromLastYear } from "./last-year.ts"
import { signed } from "./names.ts"
import { namesOf, proseProblem, quote, sumName } from "./prose-problem.ts"
import type { Given, Problem, ProblemFix, Rule } from "./rule.ts"

const slips: Readonly<Partial<Record<Slip, MessageKey>>> = {
  transposed: "prose-figure.transposed",
  dropped: "prose-figure.dropped",
  doubled: "prose-figure.doubled",
}

export const proseFigure: Rule = {
  id: "prose-figure",
  severity: "warning",
  readsProse: true,
  examples: [
    {
      before: "全年新收政府信息公开申请12件",
      after: "全年新收政府信息公开申请⟦15⟧件",
      messages: [
        "正文写“新收政府信息公开申请15件”，而“收到和处理政府信息公开申请情况”表“一、本年新收政府信息公开申请数量”一行“总计”为 12（差 +3）；可能只改了其中一处。",
      ],
      fixed: "全年新收政府信息公开申请12件",
    },
    {
      before: "全年新收政府信息公开申请12件",
      after: "全年新收政府信息公开申请⟦二十一⟧件",
      messages: [
        "正文写“新收政府信息公开申请二十一件”，而“收到和处理政府信息公开申请情况”表“一、本年新收政府信息公开申请数量”一行“总计”为 12（差 +9）；像是正文把两位数字写颠倒了。",
      ],
      fixed: "全年新收政府信息公开申请12件",
    },
    {
      before: "办结12件，其中予以公开6件，部分公开1件，不予公开2件",
      after: "办结12件，其中予以公开6件，部分公开1件，不予公开⟦3⟧件",
      messages: [
        "正文写“不予公开3件”，而“收到和处理政府信息公开申请情况”表“（三）不予公开”一行“总计”为 2（差 +1）；可能只改了其中一处。",
      ],
      fixed: "办结12件，其中予以公开6件，部分公开1件，不予公开2件",
    },
    {
      before: "全年新收政府信息公开申请12件",
      after: "全年受理政府信息公开申请⟦14⟧件",
      messages: [
        "正文写“受理政府信息公开申请14件”，与“收到和处理政府信息公开申请情况”表的哪一种算法都不符：一、本年新收政府信息公开申请数量 12，一、本年新收政府信息公开申请数量＋二、上年结转政府信息公开申请数量 13。",
      ],
    },
    {
      before: "引起的行政复议1件⋯\n1\t0\t0\t0\t1\t0",
      after: "引起的行政复议⟦1⟧件⋯\n1\t0\t0\t1\t0\t0",
      messages: [
        "正文写“行政复议1件”，而“政府信息公开行政复议、行政诉讼情况”表“行政复议”一行“总计”为 0（差 +1）；但表格里用到这个数的合计或勾稽也不成立，请先核对表格。",
      ],
      also: ["dispute-total"],
    },
    {
      before: "本年制发行政规范性文件1件",
      after: "本年制发行政规范性文件⟦2⟧件",
      messages: [
        "正文写“制发行政规范性文件2件”，而“主动公开政府信息情况”表“行政规范性文件”一行“本年制发件数”为 1（差 +1）；可能只改了其中一处。",
      ],
      fixed: "本年制发行政规范性文件1件",
    },
    {
      before: "新收政府信息公开申请12件，上年结转1件",
      after: "新收政府信息公开申请12件，上年结转1件，合计⟦15⟧件",
      messages: [
        "正文写“合计15件”，而“收到和处理政府信息公开申请情况”表“一、本年新收政府信息公开申请数量＋二、上年结转政府信息公开申请数量”一行“总计”为 13（差 +2）；可能只改了其中一处。",
      ],
      fixed: "新收政府信息公开申请12件，上年结转1件，合计13件",
    },
    {
      lastYear: {
        before: "四、结转下年度继续办理\t\t1\t0\t0\t0\t0\t0\t1",
        after: "四、结转下年度继续办理\t\t2\t0\t0\t0\t0\t0\t2",
      },
      before: "新收政府信息公开申请12件，上年结转1件",
      after: "新收政府信息公开申请12件，上年结转⟦2⟧件",
      messages: [
        "正文写“上年结转2件”，而“收到和处理政府信息公开申请情况”表“二、上年结转政府信息公开申请数量”一行“总计”为 1（差 +1）；但表格的这个数与上年报告也对不上，请先核对表格。",
      ],
      also: ["carry-over"],
    },
    {
      before: "（一）予以公开\t4\t1\t0\t1\t0\t0\t6",
      after: "（一）予以公开\t4\t1\t0\t1\t0\t6\t0",
      messages: [],
      also: ["column-total", "row-total", "suspect-figure"],
    },
    {
      before: "全年新收政府信息公开申请12件",
      after: "全年受理政府信息公开申请13件",
      messages: [],
    },
    {
      before: "全年新收政府信息公开申请12件",
      after: "全年网上收到申请5件、信函收到7件，共收到政府信息公开申请12件，较上年增加3件",
      messages: [],
    },
    {
      before: "全年新收政府信息公开申请12件",
      after: "2023年收到申请7件。办结6件。2024年新收政府信息公开申请12件",
      messages: [],
    },
    {
      before: "行政诉讼1件",
      after: "行政诉讼1件，答复热线来电480余件",
      messages: [],
    },
  ],
  *check(facts, given) {
    for (const wrong of findContradictions(facts)) {
      if (wrong.mention.kind === "count" || wrong.mention.kind === "share")
        yield toProblem(facts, given, wrong)
    }
  },
}

function toProblem(facts: Facts, given: Given, wrong: Contradiction): Problem {
  const { mention } = wrong
  const expected = distinct(wrong.expected.slice(0, fewestReadings(mention)))
  const [first] = expected
  const span = mention.span
  const said = { quote: quote(wrong), found: mention.plain }
  if (!first)
    return proseProblem(facts, wrong, span, { message: { key: "prose-figure", values: said } })
  const values = { ...said, ...namesOf(facts, first), expected: first.value }
  if (mention.kind === "share")
    return proseProblem(facts, wrong, span, { message: { key: "prose-figure.share", values } })
  if (expected.length > 1) {
    const readings = expected.map((sum) => `${sumName(sum)} ${sum.value}`).join("，")
    return proseProblem(facts, wrong, span, {
      message: { key: "prose-figure.readings", values: { ...values, readings } },
    })
  }
  const difference = signed(BigInt(mention.plain) - BigInt(first.value))
  const doubt = findDoubt(facts, given, first)
  return proseProblem(facts, wrong, span, {
    message: { key: doubt ?? likelyCause(mention, first), values: { ...values, difference } },
    fixes: doubt ? [] : fixesOf(facts, wrong, first),
  })
}

/** Why the table itself may be what is wrong: prose that then says the same would be wrong as well. */
function findDoubt(facts: Facts, given: Given, { figures }: Sum): MessageKey | undefined {
  if (failuresWith(facts, figures).length > 0) return "prose-figure.in-doubt"
  return differsFromLastYear(facts, given, figures) ? "prose-figure.last-year" : undefined
}

/** The measures' own readings; what others in the sentence may include comes after them. */
function fewestReadings({ measures, isEach }: Contradiction["mention"]): number {
  if (isEach || measures.length === 1) return measures[0]?.fits.length ?? 1
  return areSteps(measures) ? measures.flatMap(({ fits }) => fits).length : 1
}

/** The readings that are one number, each once. */
function distinct(sums: readonly Sum[]): readonly Sum[] {
  const exact = sums.filter(({ value, least }) => value === least)
  return exact.filter((sum, index) => exact.findIndex(({ value }) => value === sum.value) === index)
}

/** What slip of the pen would make of one number the other. */
function likelyCause(
  { plain }: Contradiction["mention"],
  { value, figures: [figure] }: Sum,
): MessageKey {
  const slip = figure && findSlip({ figure: { ...figure, plain }, value: BigInt(value) })
  return (slip && slips[slip]) ?? "prose-figure"
}

function fixesOf(facts: Facts, { mention }: Contradiction, { value }: Sum): readonly ProblemFix[] {
  const { span, isExact } = placeOf(facts.report, mention.passage, mention.span)
  const title = { key: "fix.set-prose", values: { expected: value } } as const
  return isExact ? [{ title, edits: [{ span, newText: String(value) }] }] : []
}
