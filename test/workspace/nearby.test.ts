import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { lastYearsNearby } from "../../server/workspace/nearby.ts"

const STREET = "星榆街道办事处"
const NAMED = `河东区${STREET}`

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
      const find = lastYearsNearby([thisYear, ...lastYears], ["file:///r", "file:///s"])
      assert.equal(find(thisYear)?.key, found && toReport(found, 2023).key)
    })
})

function toReport(place: string, year: number) {
  const [folder, issuer = STREET] = place.split(" ")
  return { key: `file://${folder}/${issuer}${year}年报告.txt`, title: { issuer, year } }
}
