import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lastYearsNearby } from "../../server/workspace/nearby.ts"
import { leastTime } from "../support/time.ts"

const STREET = "星榆街道办事处"
const NAMED = `河东区${STREET}`
const OPEN = ["file:///r", "file:///s"]
const MANY = 20_000
// Milliseconds; what looks through all of them for each takes twenty times as long.
const LIMIT = 2_000

/** The folders of reports of 2023, whose issuer is the street unless said after a space; and which of them is found. */
const cases: readonly (readonly [
  name: string,
  report: string,
  others: readonly string[],
  found: string | undefined,
])[] = [
  ["in the same folder", "/r/甲区", ["/r/甲区"], "/r/甲区"],
  ["in a folder of its own year", "/r/2024年", ["/r/2023年"], "/r/2023年"],
  [
    "in a folder of its year, within the district's",
    "/r/甲区/24年",
    ["/r/甲区/23年"],
    "/r/甲区/23年",
  ],
  ["in a district's folder, within its year's", "/r/2024/甲区", ["/r/2023/甲区"], "/r/2023/甲区"],
  ["in a folder of the past", "/r/今年", ["/r/去年"], "/r/去年"],
  ["in a folder within", "/r", ["/r/归档"], "/r/归档"],
  ["in a folder around", "/r/新", ["/r"], "/r"],
  ["in the folder beside", "/r/甲区", ["/r/乙区"], undefined],
  ["in the folder beside of its year", "/r/2024年/甲区", ["/r/2023年/乙区"], undefined],
  ["in a folder whose name only begins alike", "/r/甲", ["/r/甲区"], undefined],
  ["in another of the open folders", "/r", ["/s"], undefined],
  ["in the same folder and beside", "/r/甲区", ["/r/乙区", "/r/甲区"], "/r/甲区"],
  ["in the same folder and within", "/r", ["/r", "/r/归档"], "/r"],
  ["twice within", "/r", ["/r/甲区", "/r/乙区"], undefined],
  ["of a name that says where, anywhere", `/r/甲 ${NAMED}`, [`/s/乙 ${NAMED}`], `/s/乙 ${NAMED}`],
  [
    "of a name that says where, twice",
    `/r/甲 ${NAMED}`,
    [`/r/乙 ${NAMED}`, `/r/丙 ${NAMED}`],
    undefined,
  ],
  [
    "of a name that says where, once below the same open folder",
    `/r/甲 ${NAMED}`,
    [`/s/乙 ${NAMED}`, `/r/乙 ${NAMED}`],
    `/r/乙 ${NAMED}`,
  ],
  ["of a name that does not say where, for one that does", `/r/甲 ${NAMED}`, ["/r/乙"], undefined],
]

suite("last year's report is the one", () => {
  for (const [name, report, others, found] of cases)
    test(name, () => {
      const lastYears = others.map((other) => toReport(other, 2023))
      const thisYear = toReport(report, 2024)
      const find = lastYearsNearby([thisYear, ...lastYears], OPEN)
      assert.equal(find(thisYear)?.key, found && toReport(found, 2023).key)
    })
})

suite("last year's reports are found in linear time", () => {
  const manyNames = (count: number) => `示例市第${count >> 1}${STREET}`
  const oneName = () => NAMED
  const places: Readonly<Record<string, (count: number) => string>> = {
    "one folder": () => "/r",
    "a folder a pair": (count) => `/r/${count >> 1}村`,
    "a folder each": (count) => `/r/${count}村`,
    "this year's in folders within": (count) => (count % 2 ? "/r" : `/r/${count}村`),
  }
  for (const [name, toPlace] of Object.entries(places))
    for (const [whose, toName] of Object.entries({
      "many issuers": manyNames,
      "one issuer": oneName,
    }))
      test(`${name}, of ${whose}`, () => {
        const reports = Array.from({ length: MANY }, (_, count) =>
          toReport(`${toPlace(count)} ${toName(count)}`, 2023 + (count % 2)),
        )
        const time = leastTime(
          1,
          () => reports,
          (reports) => reports.map(lastYearsNearby(reports, OPEN)),
        )
        assert.ok(time < LIMIT, `${time} ms`)
      })
})

function toReport(place: string, year: number) {
  const [folder, issuer = STREET] = place.split(" ")
  return { key: `file://${folder}/${issuer}${year}年报告.txt`, title: { issuer, year } }
}
