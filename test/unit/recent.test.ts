import assert from "node:assert/strict"
import { describe, it } from "node:test"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Recent } from "../../server/core/text/recent.ts"

const MEBIBYTE = 2 ** 20

/** A memory of words, and the texts that it had to read. */
function counted(limit: number) {
  const read: string[] = []
  const recent = new Recent(limit, (text) => {
    read.push(text)
    return text.split(" ")
  })
  return { recent, read }
}

describe("what is remembered of recent texts", () => {
  it("is the same object for the same text, which is read once", () => {
    const { recent, read } = counted(100)
    assert.equal(recent.get("收到 申请"), recent.get("收到 申请"))
    assert.deepEqual(read, ["收到 申请"])
  })

  it("is what the function makes of each text, a lone surrogate and an empty one too", () => {
    const { recent } = counted(100)
    for (const text of ["", "a b", "\ud842 𠮷", "\0", `${"长".repeat(40)} b`])
      assert.deepEqual(recent.get(text), text.split(" "))
  })

  it("stays while it is used, however much else is read", () => {
    const { recent, read } = counted(100)
    recent.get("kept")
    for (let index = 0; index < 1000; index++) {
      recent.get(`other ${index}`)
      recent.get("kept")
    }
    assert.equal(read.filter((text) => text === "kept").length, 1)
  })

  it("is forgotten once twice the limit has been read without it", () => {
    const { recent, read } = counted(100)
    recent.get("first")
    for (let index = 0; index < 100; index++) recent.get(`other ${index}`)
    recent.get("first")
    assert.equal(read.filter((text) => text === "first").length, 2)
  })

  it("is no text longer than the limit, which takes nothing else's place", () => {
    const { recent, read } = counted(100)
    recent.get("kept")
    for (const text of ["long ".repeat(20), "long ".repeat(20), "kept"])
      assert.deepEqual(recent.get(text), text.split(" "))
    assert.deepEqual(
      read.map((text) => text.slice(0, 4)),
      ["kept", "long", "long"],
    )
  })

  it("does not keep the texts in memory that its words were parts of", () => {
    setFlagsFromString("--expose-gc")
    const collect = runInNewContext("gc") as () => void
    const { recent } = counted(100_000)
    collect()
    const before = process.memoryUsage().heapUsed
    for (let index = 0; index < 200; index++) {
      const report = `${index} a line of a report, of which a part is remembered\n`.repeat(20_000)
      recent.get(report.slice(0, 40))
    }
    collect()
    assert.ok(process.memoryUsage().heapUsed - before < 20 * MEBIBYTE)
    assert.equal(recent.get("0 a line of a report, of which a part is").length, 11)
  })
})
