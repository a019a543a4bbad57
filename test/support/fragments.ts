import fc from "fast-check"
import { directiveScopes } from "../../server/core/directives.ts"
import { rules } from "../../server/core/rules/index.ts"

const target = fc.oneof(
  fc.constantFrom(...rules.map(({ id }) => id)),
  fc.constantFrom("row-total[received/total]", "row-total[", "row-totl", "一", ""),
)

/** A comment that silences findings, or was meant to. */
export const directive: fc.Arbitrary<string> = fc
  .record({
    name: fc.constantFrom(...directiveScopes.map((scope) => `disable-${scope}`), "disable", ""),
    targets: fc.array(target, { maxLength: 3 }),
    separator: fc.constantFrom(", ", "，", "、"),
    reason: fc.constantFrom("", ": 已核对", "：7", ": |\t0\t7"),
  })
  .map(
    ({ name, targets, separator, reason }) =>
      `<!-- report-lint-${name} ${targets.join(separator)}${reason} -->`,
  )

/** Text that a report may be made of, and much that it should not. */
export const fragment: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "\t",
    "\n",
    "\r",
    "\r\n",
    "\n\n",
    " ",
    "\u00a0",
    "\u3000",
    "\u200b",
    "\ufeff",
    "\u2028",
    "\u0000",
    "\ud800",
    "\udc00",
    "𠮷",
    "#",
    "## ",
    "**",
    "|",
    "||",
    "一、",
    "2、 ",
    "（三）",
    "1.",
    "第二十条第（一）项",
    "三、收到和处理政府信息公开申请情况",
    "一、本年新收政府信息公开申请数量",
    "3.其他",
    "其他",
    "总计",
    "（七）总计",
    "商业企业",
    "行政许可",
    "0",
    "7",
    "007",
    "１２",
    "1,234",
    "1，23",
    "-1",
    "0.5",
    "²",
    "①",
    "/",
    "—",
    "无",
    "12件",
    "251000元",
    "22（其中修订16件）",
    "- 5 -",
    "2024年",
    "政府信息公开工作年度报告",
    "。",
    "9".repeat(40),
  ),
  directive,
  fc.string({ unit: "binary", maxLength: 5 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 5 }),
)

/** Any text: fragments in any order. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fragment, { maxLength: 60 })
  .map((fragments) => fragments.join(""))
