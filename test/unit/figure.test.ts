import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { type FigureReading, readFigure } from "../../server/core/text/figure.ts"
import { leastTime } from "../support/time.ts"

suite("a plain number is read as it is", () => {
  for (const content of ["0", "7", "10", "147620", "976.81", "0.5", "-3", "9007199254740993"])
    test(content, () => {
      assert.deepEqual(readFigure(content), toNumber(content, true))
    })
})

suite("a number is read as printed", () => {
  const cases: readonly (readonly [string, string, Partial<FigureReading>?])[] = [
    ["1,234", "1234"],
    ["1，234", "1234"],
    ["1,234,567", "1234567"],
    ["１２", "12"],
    ["１，２３４．５", "1234.5"],
    ["1 6", "16"],
    ["1\u00a06", "16"],
    ["007", "7"],
    ["000", "0"],
    [" 5 ", "5"],
    ["\u30005", "5"],
    ["5\u200b", "5"],
    ["－3", "-3"],
    ["−3", "-3"],
    ["—3", "-3"],
    ["– 3", "-3"],
    ["—0", "0"],
    ["＋3", "3"],
    ["-0", "0"],
    ["零", "0"],
    ["'12", "12"],
    ["’12", "12"],
    ["12件", "12", { unit: "件" }],
    ["12 件", "12", { unit: "件" }],
    ["1,234件", "1234", { unit: "件" }],
    ["976.81万元", "976.81", { unit: "万元" }],
    ["251000元", "251000", { unit: "元" }],
    ["22（其中修订16件）", "22", { isAnnotated: true }],
    ["55（含自然失效29件)", "55", { isAnnotated: true }],
    ["22件（其中修订16件）", "22", { unit: "件", isAnnotated: true }],
  ]
  for (const [content, plain, more = {}] of cases)
    test(JSON.stringify(content), () => {
      assert.deepEqual(readFigure(content), { ...toNumber(plain, false), ...more })
    })
})

suite("nothing is blank", () => {
  for (const content of ["", " ", "\u00a0", "\u3000", "\t", "\u200b", "\ufeff", " \u00a0 "])
    test(JSON.stringify(content), () => {
      assert.deepEqual(readFigure(content), { kind: "blank", placeholder: false })
    })
})

suite("a mark that stands for zero is blank with a placeholder", () => {
  for (const content of ["/", "／", "-", "－", "—", "——", "–", "无", "无。", "○", "〇", " / "])
    test(JSON.stringify(content), () => {
      assert.deepEqual(readFigure(content), { kind: "blank", placeholder: true })
    })
})

suite("what is not one number for certain is text", () => {
  const traps = [
    "12²",
    "'",
    "''12",
    "零零",
    "①",
    "²",
    "Ⅳ",
    "½",
    "1,23",
    "1,2345",
    "12,34,567",
    ",234",
    "1,234,",
    "1.2.3",
    "1..2",
    ".5",
    "5.",
    "1-2",
    "——3",
    "—3—",
    "3—",
    "1/2",
    "3+4",
    "1e3",
    "0x10",
    "Infinity",
    "NaN",
    "约12",
    "十二",
    "12份3件",
    "1.属于国家秘密",
    "（七）总计",
    "（12）",
    "22（其中",
    "\u0000",
    "1\u00002",
    "\ud800",
    "１２³",
    "٣",
    "5%",
    "见附件",
  ]
  for (const content of traps)
    test(JSON.stringify(content), () => {
      assert.deepEqual(readFigure(content), { kind: "text" })
    })
})

test("several figures in one cell are not one number", () => {
  // Only a single inner space is a slip of typing (“1 6”).
  assert.deepEqual(readFigure("5 1 0 0 0 0 6"), { kind: "text" })
  assert.deepEqual(readFigure("0 0 0"), { kind: "text" })
})

test("a number cut by a separator is never read as its tail", () => {
  for (const content of ["1,234件", "1，234件", "1 234件", "1、234", "1；234"]) {
    const reading = readFigure(content)
    if (reading.kind === "number") assert.equal(reading.plain, "1234", content)
    else assert.equal(reading.kind, "text", content)
  }
})

test("a number longer than any count is none", () => {
  assert.deepEqual(readFigure("7".repeat(200)), toNumber("7".repeat(200), true))
  assert.deepEqual(readFigure("7".repeat(201)), { kind: "text" })
})

test("a long text is read at once", () => {
  const texts = () => [
    "7".repeat(1e6),
    "1 ".repeat(5e5),
    " ".repeat(1e6),
    "1,111".repeat(2e5),
    "(".repeat(1e6),
  ]
  assert.ok(leastTime(1, texts, (all) => all.map(readFigure)) < 1_000)
})

/** A whole number has a value to compute with. */
function toNumber(plain: string, isPlain: boolean) {
  return { kind: "number", plain, isPlain, ...(!plain.includes(".") && { value: BigInt(plain) }) }
}
