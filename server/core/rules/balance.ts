import { singleRepairs } from "../formulas/repair.ts"
import { cellName, columnName, rowName } from "./names.ts"
import type { Rule } from "./rule.ts"
import { failures, related, signed } from "./total.ts"

export const balance: Rule = {
  id: "balance",
  severity: "error",
  examples: [
    {
      before: "（七）总计\t7\t3\t0\t1\t1\t0\t12\t\n四、结转下年度继续办理\t\t1",
      after: "（七）总计\t⟦7⟧\t3\t0\t1\t1\t0\t12\t\n四、结转下年度继续办理\t\t2",
      messages: [
        "“自然人”一栏勾稽不平：办理总计与结转下年之和为 9，新收与上年结转之和为 8（差 +1）。",
      ],
      fixed: "（七）总计\t7\t3\t0\t1\t1\t0\t12\t\n四、结转下年度继续办理\t\t1",
      also: ["row-total"],
    },
    {
      before: "数量\t\t7\t3\t0\t1\t1\t0\t12\t⋯（七）总计\t7\t3\t0\t1\t1\t0\t12",
      after: "数量\t\t8\t3\t0\t1\t1\t0\t13\t⋯（七）总计\t⟦7⟧\t3\t0\t1\t1\t0\t⟦12⟧",
      messages: [
        "“自然人”一栏勾稽不平：办理总计与结转下年之和为 8，新收与上年结转之和为 9（差 −1）。",
        "“总计”一栏勾稽不平：办理总计与结转下年之和为 13，新收与上年结转之和为 14（差 −1）。",
      ],
    },
    {
      before: "数量\t\t7\t3\t0\t1\t1\t0\t12\t⋯继续办理\t\t1\t0\t0\t0\t0\t0\t1",
      after: "数量\t\t8\t3\t0\t1\t1\t0\t13\t⋯继续办理\t\t2\t0\t0\t0\t0\t0\t2",
      messages: [],
    },
  ],
  *check(facts) {
    for (const failure of failures(facts, "balance")) {
      const { totals, found, expected } = failure
      const [total, ...others] = totals
      if (!total) continue
      const repairs = singleRepairs(facts, failure)
      const repair = repairs.length === 1 ? repairs[0] : undefined
      yield {
        span: total.cell.span,
        message: {
          key: "balance",
          values: {
            column: columnName(total),
            found,
            expected,
            difference: signed(found - expected),
          },
        },
        cell: cellName(total),
        found: String(found),
        expected: String(expected),
        related: related({ ...failure, addends: [...failure.addends, ...others] }),
        fixes: repair
          ? [
              {
                title: {
                  key: "fix.set-figure",
                  values: {
                    row: rowName(repair.figure),
                    column: columnName(repair.figure),
                    value: repair.value,
                  },
                },
                preferred: true,
                edits: [{ span: repair.figure.cell.span, newText: String(repair.value) }],
              },
            ]
          : [],
      }
    }
  },
}
