import assert from "node:assert/strict"
import { suite, test } from "node:test"
import en from "../../l10n/en.json" with { type: "json" }
import zhCn from "../../l10n/zh-cn.json" with { type: "json" }
import { type Message, render } from "../../server/core/messages.ts"

suite("a message is rendered", () => {
  const cases: readonly (readonly [Message, string, string])[] = [
    [{ key: "lens.fails", values: { count: 1 } }, "✗ 1 formula does not hold", "✗ 1 项勾稽不成立"],
    [{ key: "lens.fails", values: { count: 2n } }, "✗ 2 formulas do not hold", "✗ 2 项勾稽不成立"],
    [
      { key: "missing-cell.unlabelled", values: { expected: 1, found: 0 } },
      "This row should have 1 figure; it has 0.",
      "这一行应有 1 个数，只有 0 个。",
    ],
    [
      {
        key: "settings.not-readable",
        values: { path: "a", cause: { key: "cause.unknown", values: { text: "{path}" } } },
      },
      "a could not be read and has no effect: the system says “{path}”.",
      "a 无法读取，不起作用：系统提示“{path}”。",
    ],
    [
      { key: "settings.not-text" },
      `{path}${en["settings.not-text"].slice(6)}`,
      zhCn["settings.not-text"],
    ],
  ]
  for (const [message, english, chinese] of cases)
    test(english, () => {
      assert.equal(render(message, "en"), english)
      assert.equal(render(message, "zh-cn"), chinese)
    })
})
