import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { ByIssuer, isSameIssuer, lastYearAmong } from "../../server/core/issuer.ts"

suite("one issuer", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["示例市民政局", "示例市民政局"],
    ["示例市 民政局", "示例市民政局"],
    ["示例市民政局", "民政局"],
    ["示例省示例市民政局", "示例市民政局"],
    ["示例省示例市民政局", "民政局"],
    ["示例市市场监督管理局", "市场监督管理局"],
    ["示例市盐城市管理局", "盐城市管理局"],
    ["示例市卫生健康委员会", "示例市卫生健康委"],
    ["示例开发区管理委员会", "示例开发区管委会"],
    ["示例市人民政府", "示例市政府"],
    ["示例省示例市人民政府", "示例市人民政府"],
    ["示例市人民政府办公室", "示例市政府办公室"],
    ["河东区星榆街道办事处", "星榆街道办事处"],
    ["河东区星榆街道办事处", "星榆办事处"],
    ["河东区星榆街道办事处", "星榆街道"],
    ["示例市河东区星榆街道办事处", "星榆街道办事处"],
    ["河东区人民政府星榆街道办事处", "河东区星榆街道办事处"],
    ["河东区人民政府星榆街道办事处", "星榆街道办事处"],
    ["听松路办事处", "听松路街道办事处"],
    ["示例县王村镇人民政府", "王村镇人民政府"],
    ["示例县王村镇人民政府", "王村镇政府"],
    ["示例县王村镇人民政府", "王村镇"],
    ["示例市民政局2023年度", "示例市民政局"],
    ["二〇二三年示例市民政局", "2024年示例市民政局"],
  ]
  for (const [a, b] of pairs)
    test(`${a} = ${b}`, () => {
      assert.ok(isSameIssuer(a, b))
      assert.ok(isSameIssuer(b, a))
    })
})

suite("two issuers", () => {
  const pairs: readonly (readonly [string, string])[] = [
    ["示例市民政局", "示例市财政局"],
    ["河东区民政局", "河西区民政局"],
    ["示例市民政局", "示例省民政局"],
    ["示例市人民政府", "示例省人民政府"],
    ["示例市人民政府", "示例市人民政府办公室"],
    ["示例市", "示例市人民政府"],
    ["示例市人民政府", "人民政府"],
    ["河东区星榆街道办事处", "河西区星榆街道办事处"],
    ["河东区星榆街道办事处", "河东区"],
    ["河东区星榆街道办事处", "街道办事处"],
    ["东星榆街道办事处", "星榆街道办事处"],
    ["示例河畔街道办事处", "示例街道办事处"],
    ["听松路街道办事处", "听松街道办事处"],
    ["示例市城市管理局", "管理局"],
    ["城市管理局", "管理局"],
    ["示例市民政局", "市民政局"],
    ["示例县王村镇人民政府", "示例县李村镇人民政府"],
    ["示例县人民政府", "县人民政府"],
    ["示例开发区管理委员会", "管理委员会"],
    ["2023年", "2024年"],
    ["", ""],
  ]
  for (const [a, b] of pairs)
    test(`${a} ≠ ${b}`, () => {
      assert.ok(!isSameIssuer(a, b))
      assert.ok(!isSameIssuer(b, a))
    })
})

suite("last year's report", () => {
  const FULL = "河东区星榆街道办事处"
  const SHORT = "星榆街道办事处"
  const OTHER = "河西区星榆街道办事处"
  const cases: readonly {
    readonly name: string
    readonly report: string
    readonly reports: readonly string[]
    readonly found: string | undefined
  }[] = [
    { name: "none", report: `${FULL} 2024`, reports: [], found: undefined },
    {
      name: "the year before, not another",
      report: `${FULL} 2024`,
      reports: [`${FULL} 2022`, `${FULL} 2023`, `${FULL} 2024`, `${FULL} 2025`],
      found: `${FULL} 2023`,
    },
    {
      name: "two years before",
      report: `${FULL} 2024`,
      reports: [`${FULL} 2022`],
      found: undefined,
    },
    {
      name: "another issuer's",
      report: `${FULL} 2024`,
      reports: [`${OTHER} 2023`, "河东区民政局 2023"],
      found: undefined,
    },
    {
      name: "a year in place of the issuer",
      report: "2024年 2024",
      reports: ["2023年 2023"],
      found: undefined,
    },
    {
      name: "two alike",
      report: `${FULL} 2024`,
      reports: [`${FULL} 2023`, `${FULL} 2023`],
      found: undefined,
    },
    {
      name: "the short name for the full one",
      report: `${FULL} 2024`,
      reports: [`${SHORT} 2023`],
      found: `${SHORT} 2023`,
    },
    {
      name: "the full name for the short one",
      report: `${SHORT} 2024`,
      reports: [`${FULL} 2023`, "河东区民政局 2023"],
      found: `${FULL} 2023`,
    },
    {
      name: "the very name before a like one",
      report: `${FULL} 2024`,
      reports: [`${SHORT} 2023`, `${FULL} 2023`],
      found: `${FULL} 2023`,
    },
    {
      name: "two that the short name may mean",
      report: `${SHORT} 2024`,
      reports: [`${FULL} 2023`, `${OTHER} 2023`],
      found: undefined,
    },
    {
      name: "one that the short name may mean, and another issuer of any year",
      report: `${SHORT} 2024`,
      reports: [`${FULL} 2023`, `${OTHER} 2021`],
      found: undefined,
    },
    {
      name: "a short name that another report of the year may mean",
      report: `${FULL} 2024`,
      reports: [`${SHORT} 2023`, `${OTHER} 2024`],
      found: undefined,
    },
    {
      name: "a report that another one of the year has the name of",
      report: `${SHORT} 2024`,
      reports: [`${FULL} 2023`, `${FULL} 2024`],
      found: undefined,
    },
  ]
  for (const { name, report, reports, found } of cases)
    test(name, () => {
      const asked = titled(report)
      const all = [...reports.map(titled), asked]
      assert.equal(lastYearAmong(asked, [new ByIssuer(all)])?.name, found)
      assert.equal(lastYearAmong(asked, [new ByIssuer(all.toReversed())])?.name, found)
    })

  test("needs an issuer and a year", () => {
    const report = titled(`${FULL} 2024`)
    const lastYear = [new ByIssuer([titled(`${FULL} 2023`)])]
    assert.ok(lastYearAmong(report, lastYear))
    assert.equal(lastYearAmong({ title: { year: 2024 } }, lastYear), undefined)
    assert.equal(lastYearAmong({}, lastYear), undefined)
    assert.equal(lastYearAmong(report, [new ByIssuer([{ title: { year: 2023 } }, {}])]), undefined)
  })
})

function titled(name: string) {
  const [issuer = "", year] = name.split(" ")
  return { name, title: { issuer, year: Number(year) } }
}
