import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { currentForm } from "../../server/core/form/forms.ts"
import { findLabel, labelIndex } from "../../server/core/form/labels.ts"
import {
  likeness,
  normalForm,
  type OrdinalStyle,
  readOrdinal,
  toChineseNumber,
} from "../../server/core/text/label.ts"

suite("an ordinal is read with its style and value", () => {
  const cases: readonly (readonly [string, OrdinalStyle, number, string])[] = [
    ["一、总体情况", "chinese", 1, "一、"],
    ["十、附件", "chinese", 10, "十、"],
    ["十二、附件", "chinese", 12, "十二、"],
    ["二十、附件", "chinese", 20, "二十、"],
    ["三十九、附件", "chinese", 39, "三十九、"],
    ["六.其他", "chinese", 6, "六."],
    ["一 总体情况", "chinese", 1, "一 "],
    ["第三部分 依申请公开", "chinese", 3, "第三部分 "],
    ["（一）予以公开", "parenthesised", 1, "（一）"],
    ["(七) 总计", "parenthesised", 7, "(七) "],
    ["（ 三 ） 不予公开", "parenthesised", 3, "（ 三 ） "],
    ["1.属于国家秘密", "arabic", 1, "1."],
    ["1. 属于国家秘密", "arabic", 1, "1. "],
    ["2、 主动公开", "arabic", 2, "2、 "],
    ["3．其他", "arabic", 3, "3．"],
    ["１、其他", "arabic", 1, "１、"],
    ["8 属于行政查询事项", "arabic", 8, "8 "],
    ["⼀、总体情况", "chinese", 1, "⼀、"],
    ["㈦总计", "parenthesised", 7, "㈦"],
    ["𝟑.其他", "arabic", 3, "𝟑."],
    ["一､总体情况", "chinese", 1, "一､"],
    ["十二﹑附件", "chinese", 12, "十二﹑"],
    ["3﹒其他", "arabic", 3, "3﹒"],
    ["﹙七﹚总计", "parenthesised", 7, "﹙七﹚"],
  ]
  for (const [text, style, value, written] of cases)
    test(text, () => {
      assert.deepEqual(readOrdinal(text), { style, value, length: written.length })
    })
})

suite("no ordinal is read where there is none", () => {
  for (const text of [
    "",
    "总体情况",
    "一般公共预算",
    "三安全一稳定",
    "2024年度报告",
    "12345热线",
    "第二十条第（一）项",
    "100、",
  ])
    test(text, () => assert.equal(readOrdinal(text), undefined))
})

test("numbers are written as sections are numbered", () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 10].map(toChineseNumber), [..."一二三四五六十"])
})

suite("labels that mean the same have one normal form", () => {
  const cases: readonly (readonly string[])[] = [
    [
      "（一）予以公开",
      "(一)予以公开",
      "(一) 予以公开",
      "一)予以公开",
      "（ 一 ）予以公开",
      "予以公开",
    ],
    [
      "1.属于国家秘密",
      "1、属于国家秘密",
      "1．属于国家秘密",
      "1. 属于国家秘密",
      "1 属于国家秘密",
      "属于国家秘密",
    ],
    [
      "3.危及“三安全一稳定”",
      '3.危及"三安全一稳定"',
      "3.危及三安全一稳定",
      "3.危及‘三安全一稳定’",
      "3.危及「三安全一稳定」",
    ],
    ["商业企业", "商 业 企 业", "商业\n企业", "商业\r\n企业", "商\u00a0业企\u3000业"],
    ["第二十条第（一）项", "第二十条 第（一）项", "第二十条第(一)项", "第二十条 第 (一) 项"],
    ["（三）不予公开", "（三） 不予公开"],
    ["本年收费金额（单位：万元）", "本年收费金额(单位: 万元)"],
    [
      "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
      "(二) 部分公开 (区分处理的, 只计这一情形, 不计其他情形)",
    ],
    [
      "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
      "1.申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请",
      "1.申请人无正当理由逾期不补正;行政机关不再处理其政府信息公开申请",
    ],
    ["三、本年度办理结果", "3、本年度办理结果", "本年度办理结果", "三、 本年度办理结果"],
    ["四、结转下年度继续办理", "4.结转下年度继续办理", "结转下年度继续办理"],
  ]
  for (const [first = "", ...others] of cases)
    for (const other of others)
      test(JSON.stringify(other), () => assert.equal(normalForm(other), normalForm(first)))
})

suite("labels that mean another thing have another normal form", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["第二十条第（一）项", "第二十条第（五）项"],
    ["第二十条第（六）项", "第二十条第（八）项"],
    ["规章", "行政规范性文件"],
    ["（三）不予公开", "（五）不予处理"],
    ["结果维持", "结果纠正"],
    ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量"],
  ]
  for (const [a, b] of cases)
    test(`${a} / ${b}`, () => assert.notEqual(normalForm(a), normalForm(b)))
})

test("likeness is 1 for the same and 0 for nothing in common", () => {
  assert.equal(likeness("总计", "总计"), 1)
  assert.equal(likeness("", ""), 1)
  assert.equal(likeness("规章", "总计"), 0)
  assert.equal(likeness("本年制发件数", "本年制发数"), 5 / 6)
})

suite("a label of the form is found in every wording of the field", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "（七）总计": ["合计", "（七）合计", "7.总计"],
    行政规范性文件: ["规范性文件", "規範性檔案"],
    "四、结转下年度继续办理": ["四、结转下一年度继续办理"],
    "1.属于国家秘密": ["三、（三）不予公开-1.属于国家秘密", "（三）不予公开1.属于国家秘密"],
    "第二十条第（一）项": ["第二十条(一)项", "第二十条第（一）項"],
    现行有效件数: ["现行有效件", "现行有效件数（历史累计）", "現行有效件數"],
    本年制发件数: ["本年发件", "本年(2024)制发件数", "本年制发件數"],
  }
  for (const [official, wordings] of Object.entries(cases))
    for (const wording of [official, ...wordings])
      test(`${wording} is ${official}`, () =>
        assert.ok(found(wording).includes(official), String(found(wording))))
})

suite("a label is not taken for its neighbour", () => {
  test("规章 is never 行政规范性文件", () => {
    assert.deepEqual(found("规章"), ["规章"])
    assert.deepEqual(found("行政规范性文件"), ["行政规范性文件"])
    assert.deepEqual(found("规章制度"), [])
  })
  test("其他 is a row and a column, nothing else", () => {
    assert.deepEqual(new Set(found("其他")), new Set(["其他", "3.其他"]))
    for (const other of ["其他处理", "其他结果"]) {
      assert.equal(found(other).length, 1, other)
      assert.match(found(other)[0] ?? "", new RegExp(`${other}$`))
    }
  })
  test("a wording between two labels is neither", () => {
    for (const text of ["行政处可", "结果", "不予", "行政", "本年", "申请", "第二十条第（二）项"])
      assert.deepEqual(found(text), [], text)
  })
  test("every label of the form is itself", () => {
    for (const { parts } of currentForm.tables)
      for (const { rows } of parts)
        for (const { labels } of rows) {
          const own = labels.at(-1)
          if (own !== undefined) assert.ok(found(own).includes(own), own)
        }
  })
})

/** The official labels that a text is recognised as. */
function found(text: string): readonly string[] {
  return findLabel(labelIndex(currentForm), text)?.targets.map(({ official }) => official) ?? []
}
