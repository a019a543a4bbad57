import type { Facts, Figure } from "../bind/facts.ts"
import type { Form } from "../form/schema.ts"
import { wordsOf } from "../prose/vocabulary.ts"
import { relatedFigure, valuesOf } from "./names.ts"
import type { Rule } from "./rule.ts"

type Power = NonNullable<Form["ruleMaking"]>

export const ruleMakingPower: Rule = {
  id: "rule-making-power",
  severity: "information",
  examples: [
    {
      before: "规章\t0\t0\t0",
      after: "规章\t0\t0\t⟦3⟧",
      messages: [
        "“规章”一行“现行有效件数”为 3，应为 0：示例街道办事处没有制定规章的权力，可能是把行政规范性文件填在了这里。",
      ],
    },
    {
      before: "制发行政规范性文件1件⋯行政规范性文件\t1\t0\t3",
      after: "制发行政规范性文件2件⋯行政规范性文件\t2\t0\t4",
      messages: [],
    },
  ],
  *check(facts) {
    const { issuer } = facts.title ?? {}
    const power = facts.form.ruleMaking
    if (issuer === undefined || !power || !lacksPower(issuer, power)) return
    const [figure, ...others] = figuresAboveZero(facts, power)
    if (!figure) return
    yield {
      span: figure.cell.span,
      message: {
        key: "rule-making-power",
        values: { ...valuesOf(figure), issuer, other: power.mistakenFor },
      },
      found: figure.plain ?? "",
      expected: "0",
      related: others.map(relatedFigure),
    }
  },
}

function lacksPower(issuer: string, { endings, except }: Power): boolean {
  return (
    wordsOf(endings).some((ending) => issuer.endsWith(ending)) &&
    !wordsOf(except).some((word) => issuer.includes(word))
  )
}

function figuresAboveZero({ tables }: Facts, { table, row }: Power): readonly Figure[] {
  const rows = tables.find(({ form }) => form.key === table)?.rows ?? []
  const figures = rows.find(({ form }) => form?.key === row)?.figures ?? []
  return figures.filter((figure) => figure !== undefined).filter(({ value = 0n }) => value > 0n)
}
