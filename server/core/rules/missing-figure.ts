import { placeOf } from "../prose/passages.ts"
import { readProse, remembering } from "../prose/prose.ts"
import type { Token } from "../prose/tokens.ts"
import { bitsOf, COUNT_UNITS, isUsed } from "../prose/vocabulary.ts"
import { type Span, slice } from "../text/span.ts"
import type { Rule } from "./rule.ts"

const SUM = bitsOf("sum")

export const missingFigure: Rule = {
  id: "missing-figure",
  severity: "warning",
  readsProse: true,
  examples: [
    {
      before: "主动公开各类信息286条，",
      after: "主动公开各类⟦信息  条⟧，",
      messages: ["“信息  条”缺少数字，可能是填写时漏了。"],
    },
    {
      before: "全年新收政府信息公开申请12件，",
      after: "全年新收政府信息公开申请12件，接待来访⟦共　件⟧，",
      messages: ["“共　件”缺少数字，可能是填写时漏了。"],
    },
    {
      before: "主动公开各类信息286条，",
      after: "主动公开各类信息 286 条，",
      messages: [],
    },
  ],
  *check(facts) {
    for (const read of readProse(facts)?.passages ?? []) {
      for (const words of findGaps(read)) {
        yield {
          span: placeOf(facts.report, read.passage, words).span,
          message: { key: "missing-figure", values: { found: slice(read.passage.text, words) } },
        }
      }
    }
  },
}

const findGaps = remembering((_, tokens): readonly Span[] =>
  tokens.flatMap((token, index) => {
    const unit = isUsed(token, "lead") ? findUnit(tokens, index) : undefined
    return unit ? [{ start: token.start, end: unit.end }] : []
  }),
)

/** The unit that stands where a number should: after a blank, and after 共 without one too. */
function findUnit(tokens: readonly Token[], index: number): Token | undefined {
  const next = tokens[index + 1]
  const isBlank = next?.kind === "blank"
  const place = index + (isBlank ? 2 : 1)
  const unit = tokens[place]
  if (!unit?.word || !COUNT_UNITS.has(unit.word.text)) return undefined
  if (!isBlank && !((tokens[index]?.roles ?? 0) & SUM)) return undefined
  const after = tokens[place + 1]
  return !after || ["end", "pause", "list", "open", "close"].includes(after.kind) ? unit : undefined
}
