import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { leastTime } from "../support/time.ts"
import { assertInside } from "./outline.ts"
import { readCsv } from "./read-csv.ts"

suite("hostile CSV takes time in proportion to its length", () => {
  const pieces = [
    ",",
    ",,,\n",
    '"',
    '",',
    '"\n',
    '",\n',
    '"a"a',
    '""',
    "a,b,c,d\n",
    "甲,,,\n",
    "一、,,,\n",
    "一、,,,\n,,,\n",
    "甲,1,2,3\n",
    '"甲\n",1,2,3\n',
    "甲,1,2,3\n,,,\n",
    "甲,1,2,3\n\n\n",
    '" ",',
    '"a" \n',
    "1,",
    "\n",
    "a,b,c,\n1,",
    "甲,1,2,3\n一、,,,\n",
    "- 5 -,,,\n",
    "甲,乙,丙,丁\n\n",
    "甲,乙,丙,丁\n,,,\n",
    "第一条,,,\n\n",
    "甲,\n",
  ]
  for (const piece of pieces)
    test(JSON.stringify(piece), () => {
      for (const start of ["", '"', "甲,1,2,3\n乙,1,2,3\n"]) {
        const text = start + piece.repeat(100_000 / piece.length)
        const read = (text: string) => assertInside(text, readCsv(text))
        const time = leastTime(1, () => text, read)
        assert.ok(time < 3_000, `${start}: ${time} ms`)
      }
    })
})
