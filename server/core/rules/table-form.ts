import type { BoundTable, Facts, Label } from "../bind/facts.ts"
import { labelsOnlyIn } from "../bind/follow.ts"
import { byPosition } from "../text/span.ts"
import type { Rule } from "./rule.ts"

export const tableForm: Rule = {
  id: "table-form",
  severity: "error",
  examples: [
    {
      before:
        "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n第二十条第（五）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政许可\t26\t\t\n第二十条第（六）项\t\t\t\n信息内容\t本年处理决定数量\t\t\n行政处罚\t14\t\t\n行政强制\t2\t\t\n第二十条第（八）项\t\t\t\n信息内容\t本年收费金额（单位：万元）\t\t\n行政事业性收费\t0\t\t\n",
      after:
        "信息内容\t⟦本年新制作数量⟧\t本年新公开数量\t对外公开总数量\n规章\t0\t0\t0\n规范性文件\t1\t1\t3\n第二十条第（五）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政许可\t20\t2\t26\n其他对外管理服务事项\t3\t0\t5\n第二十条第（六）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政处罚\t10\t0\t14\n行政强制\t2\t0\t2\n第二十条第（八）项\t\t\t\n信息内容\t上一年项目数量\t本年增/减\t\n行政事业性收费\t1\t0\t\n第二十条第（九）项\t\t\t\n信息内容\t采购项目数量\t采购总金额\t\n政府集中采购\t4\t12.5\t\n",
      messages: [
        "这张表用的是 国办公开办函〔2019〕60号 的格式；2024 年的报告应当用 国办公开办函〔2021〕30号 的格式。",
      ],
    },
    {
      before: "本年制发件数",
      after: "⟦本年新制作数量⟧",
      messages: ["这张表里混用了两种格式的名称；应当只用 国办公开办函〔2021〕30号 的格式。"],
      also: ["table-header"],
    },
    {
      before: "现行有效件数\n规章\t0\t0\t0\n行政规范性文件",
      after: "现行有效件数\n规章\t0\t0\t0\n规范性文件",
      messages: [],
    },
  ],
  *check(facts) {
    for (const table of facts.tables) {
      const [first, ...others] = strangers(facts, table)
      if (!first) continue
      const isMixed = table.foreign.length > 0
      const values = {
        year: facts.title?.year ?? "",
        found: table.source.document,
        expected: facts.form.document,
      }
      yield {
        span: first.span,
        message: { key: isMixed ? "table-form.mixed" : "table-form", values },
        related: others.map(({ span }) => ({ span, message: { key: "related.other-form" } })),
      }
    }
  },
}

/** The labels that tell the form apart: of both forms in a mixed table, else those that the report's form lacks. */
function strangers({ form }: Facts, table: BoundTable): readonly Label[] {
  if (table.foreign.length > 0) return table.foreign.toSorted((a, b) => byPosition(a.span, b.span))
  if (table.source === form) return []
  // Most tables are the same in every form: only one that differs says which it is.
  return labelsOnlyIn(table, form).toSorted((a, b) => byPosition(a.span, b.span))
}
