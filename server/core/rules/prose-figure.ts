import type { Facts } from "../bind/facts.ts"
import { findSlip, type Slip } from "../formulas/change.ts"
import type { MessageKey } from "../messages.ts"
import { type Contradiction, findContradictions } from "../prose/compare.ts"
import { placeOf } from "../prose/passages.ts"
import type { Sum } from "../prose/sums.ts"
import { namesOf, proseProblem, quote, sumName } from "./prose-problem.ts"
import type { Problem, ProblemFix, Rule } from "./rule.ts"
import { signed } from "./total.ts"

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
      before: "行政诉讼1件",
      after: "行政诉讼1件，答复热线来电480余件",
      messages: [],
    },
  ],
  *check(facts) {
    for (const wrong of findContradictions(facts)) {
      if (wrong.mention.kind === "count" || wrong.mention.kind === "share")
        yield toProblem(facts, wrong)
    }
  },
}

function toProblem(facts: Facts, wrong: Contradiction): Problem {
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
  return proseProblem(facts, wrong, span, {
    message: { key: likelyCause(mention, first), values: { ...values, difference } },
    fixes: fixesOf(facts, wrong, first),
  })
}

/** The measures' own readings; what others in the sentence may include comes after them. */
function fewestReadings({ measures, isEach }: Contradiction["mention"]): number {
  return isEach || measures.length === 1 ? (measures[0]?.fits.length ?? 1) : 1
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
