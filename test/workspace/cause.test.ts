import assert from "node:assert/strict"
import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { suite, type TestContext, test } from "node:test"
import { render } from "../../server/core/messages.ts"
import { causeOf } from "../../server/workspace/cause.ts"
import { temporaryFolder } from "../cli/files.ts"

suite("an error of the system is told in the user's language, with what to do", () => {
  const cases: Readonly<Record<string, (folder: string) => unknown>> = {
    找不到这个文件或文件夹: (folder) => readFileSync(join(folder, "none")),
    "这是文件夹，不是文件": (folder) => readFileSync(folder),
    "名称或路径太长，请缩短": (folder) => readFileSync(join(folder, "长".repeat(300))),
    链接互相指向: (folder) => {
      symlinkSync("a", join(folder, "b"))
      symlinkSync("b", join(folder, "a"))
      return readFileSync(join(folder, "a"))
    },
    请检查路径: (folder) => {
      writeFileSync(join(folder, "file"), "")
      return lstatSync(join(folder, "file/below"))
    },
  }
  for (const [expected, fail] of Object.entries(cases))
    test(expected, (t) => assertTold(t, fail, expected))

  test("in VS Code's words, which have the code only within", () => {
    const error = new Error("Unable to write file (Error: ENOSPC: no space left on device, write)")
    assert.match(render(causeOf(error), "zh-cn"), /^磁盘已满/)
    const denied = Object.assign(new Error("Permission denied"), { code: "NoPermissions" })
    assert.equal(render(causeOf(denied), "zh-cn"), "没有权限，请先取得权限")
  })

  test("one that nobody foresaw in its own words, of one line", () => {
    const told = render(causeOf(new Error("EWHATEVER: no luck\n    at …")), "zh-cn")
    assert.equal(told, "系统提示“EWHATEVER: no luck”")
    assert.equal(render(causeOf("no luck"), "en"), "the system says “no luck”")
  })
})

function assertTold(t: TestContext, fail: (folder: string) => unknown, expected: string): void {
  const folder = join(temporaryFolder(t), "folder")
  mkdirSync(folder)
  assert.throws(
    () => fail(folder),
    (error) => {
      const told = render(causeOf(error), "zh-cn")
      assert.ok(told.includes(expected), told)
      assert.doesNotMatch(told, /[A-Za-z]/)
      return true
    },
  )
}
