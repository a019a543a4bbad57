import assert from "node:assert/strict"
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { type TestContext, test } from "node:test"
import { setTimeout as delay } from "node:timers/promises"
import { pathToFileURL } from "node:url"
import {
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
} from "vscode-languageserver/node"
import { temporaryFolder } from "../cli/files.ts"
import type { OpenDocument } from "../lsp/document.ts"
import { startEditor } from "../lsp/editor.ts"
import { replaceOnce } from "../support/replace.ts"
import { lastYear, otherLastYear, thisYear } from "../support/years.ts"

const LAST = "示例街道办事处2023年政府信息公开工作年度报告.txt"
// Long enough for a server that is busy, and cut short by the answer.
const PATIENCE = 10_000

test("last year's report in the folder is found, and the finding opens it", async (t) => {
  const folder = temporaryFolder(t, { [LAST]: otherLastYear })
  await using served = await startIn(folder)
  const document = await served.editor.open(thisYear)
  await rulesBecome(document, ["carry-over", "carry-over"])
  assert.deepEqual(
    document.published.map(({ version }) => version),
    [1, 1],
  )
  const [diagnostic] = document.diagnostics
  assert.match(String(diagnostic?.message), /“商业企业”一栏为 0，2023 年报告.*为 2（差 −2）/)
  const [related] = diagnostic?.relatedInformation ?? []
  assert.equal(related?.location.uri, toUri(folder, LAST))
  const line = otherLastYear.split("\n").findIndex((each) => each.startsWith("四、结转下年度"))
  const character = otherLastYear.split("\n")[line]?.indexOf("2") ?? 0
  assert.deepEqual(related?.location.range, {
    start: { line, character },
    end: { line, character: character + 1 },
  })
})

test("where the folder has too many files to look for last year's report, that is told, once", async (t) => {
  const names = Array.from({ length: 5_000 }, (_, index) => [`${index}.txt`, ""])
  const folder = temporaryFolder(t, Object.fromEntries([...names, ["最后.txt", otherLastYear]]))
  await using served = await startIn(folder)
  const { editor } = served
  await editor.open(thisYear)
  const end = performance.now() + PATIENCE
  while (editor.shown.length === 0 && performance.now() < end) await delay(5)
  await editor.open(thisYear)
  assert.deepEqual(editor.shown, [
    "打开的文件夹里文件太多，没有全部查看，上年的报告可能没有找到。请只打开存放年报的文件夹。",
  ])
})

test("while it is being typed a report is held against last year's in one go", async (t) => {
  const folder = temporaryFolder(t, { [LAST]: otherLastYear })
  await using served = await startIn(folder)
  const document = await served.editor.open(thisYear)
  await rulesBecome(document, ["carry-over", "carry-over"])
  const before = document.published.length
  const row = "二、上年结转政府信息公开申请数量\t\t1\t"
  await document.change(`${row}0\t0\t0\t0\t0\t1`, `${row}2\t0\t0\t0\t0\t3`)
  assert.ok(!rulesOf(document).includes("carry-over"))
  await delay(100)
  assert.equal(document.published.length, before + 1)
})

test("what changes on disk is followed: changed, deleted, created, folder deleted", async (t) => {
  const folder = temporaryFolder(t, { [LAST]: lastYear })
  await using served = await startIn(folder)
  const changed = (name: string, type: FileChangeType) =>
    served.editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: toUri(folder, name), type }],
    })
  const document = await served.editor.open(thisYear)
  await rulesBecome(document, [])

  writeFileSync(join(folder, LAST), otherLastYear)
  await changed(LAST, FileChangeType.Changed)
  await rulesBecome(document, ["carry-over", "carry-over"])

  rmSync(join(folder, LAST))
  await changed(LAST, FileChangeType.Deleted)
  await rulesBecome(document, [])

  mkdirSync(join(folder, "old"))
  writeFileSync(join(folder, "old", LAST), otherLastYear)
  await changed(`old/${LAST}`, FileChangeType.Created)
  await rulesBecome(document, ["carry-over", "carry-over"])

  rmSync(join(folder, "old"), { recursive: true })
  await changed("old", FileChangeType.Deleted)
  await rulesBecome(document, [])

  const watchers = served.editor.registrations.filter(
    ({ method }) => method === DidChangeWatchedFilesNotification.method,
  )
  assert.equal(watchers.length, 1)
})

test("of two candidates none is meant", async (t) => {
  const folder = temporaryFolder(t, { "a.txt": otherLastYear, "b.txt": otherLastYear })
  await using served = await startIn(folder)
  const document = await served.editor.open(thisYear)
  await delay(300)
  assert.deepEqual(rulesOf(document), [])
  renameSync(join(folder, "b.txt"), join(folder, "b.bak"))
  await served.editor.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: toUri(folder, "b.txt"), type: FileChangeType.Deleted }],
  })
  await rulesBecome(document, ["carry-over", "carry-over"])
})

test("what is open counts rather than what is on disk, for every open report", async (t) => {
  const folder = temporaryFolder(t, { [LAST]: lastYear })
  await using served = await startIn(folder)
  const { editor } = served
  const documents = [await editor.open(thisYear), await editor.open(`${thisYear}\n`)]
  const last = await editor.open(lastYear, "plaintext", toUri(folder, LAST))
  await last.change("继续办理\t\t1\t0\t0\t0\t0\t0\t1", "继续办理\t\t1\t2\t0\t0\t0\t0\t3")
  for (const document of documents) await rulesBecome(document, ["carry-over", "carry-over"])
  await last.close()
  for (const document of documents) await rulesBecome(document, [])
})

test("a report that has another title has another last year's", async (t) => {
  const folder = temporaryFolder(t, { [LAST]: otherLastYear })
  await using served = await startIn(folder)
  const document = await served.editor.open(thisYear)
  await rulesBecome(document, ["carry-over", "carry-over"])
  await document.change("示例街道办事处2024年政府", "示例河畔街道办事处2024年政府")
  assert.ok(!rulesOf(document).includes("carry-over"))
})

test("files in GBK are read, binary ones and long ones are not", async (t) => {
  const iconv = await import("iconv-lite")
  const folder = temporaryFolder(t, {
    "gbk.txt": iconv.default.encode(otherLastYear, "gbk"),
    "binary.txt": new Uint8Array([0, 1, 2, 255, 254]),
    "long.txt": otherLastYear + " ".repeat(2 * 1024 * 1024),
  })
  await using served = await startIn(folder)
  const document = await served.editor.open(thisYear)
  await rulesBecome(document, ["carry-over", "carry-over"])
})

test("folders may be added and removed", async (t) => {
  const folder = temporaryFolder(t, { [LAST]: otherLastYear })
  await using served = await startIn(temporaryFolder(t))
  const document = await served.editor.open(thisYear)
  const event = { uri: pathToFileURL(folder).href, name: "reports" }
  const tell = (added: readonly (typeof event)[], removed: readonly (typeof event)[]) =>
    served.editor.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: [...added], removed: [...removed] },
    })
  await tell([event], [])
  await rulesBecome(document, ["carry-over", "carry-over"])
  await tell([], [event])
  await rulesBecome(document, [])
})

test("an editor of plain LSP has its root searched", async (t) => {
  const folder = temporaryFolder(t, { [LAST]: otherLastYear })
  await using served = await startEditor({ rootUri: pathToFileURL(folder).href })
  const document = await served.editor.open(thisYear)
  await rulesBecome(document, ["carry-over", "carry-over"])
  assert.deepEqual(served.editor.registrations, [])
  assert.deepEqual(served.editor.logged, [])
})

test("thousands of files do not keep an open report waiting", async (t: TestContext) => {
  const notes = Object.fromEntries(
    Array.from({ length: 2000 }, (_, number) => [`notes/${number}.md`, `# Note ${number}\n`]),
  )
  const other = replaceOnce(lastYear, "示例街道办事处2023年政府", "某某局2023年政府")
  const others = Object.fromEntries(
    Array.from({ length: 200 }, (_, number) => [`others/${number}.txt`, other]),
  )
  const folder = temporaryFolder(t, { ...notes, ...others, [LAST]: otherLastYear })
  await using served = await startIn(folder)
  const document = await served.editor.open(thisYear)
  assert.equal(document.published.length, 1)
  await rulesBecome(document, ["carry-over", "carry-over"])
})

function startIn(folder: string) {
  return startEditor({
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "reports" }],
    capabilities: {
      textDocument: { publishDiagnostics: { relatedInformation: true } },
      workspace: {
        workspaceFolders: true,
        didChangeWatchedFiles: { dynamicRegistration: true },
        workspaceEdit: { documentChanges: true },
      },
    },
  })
}

function toUri(folder: string, name: string): string {
  return `${pathToFileURL(folder).href}/${name.split("/").map(encodeURIComponent).join("/")}`
}

async function rulesBecome(document: OpenDocument, rules: readonly string[]): Promise<void> {
  const end = performance.now() + PATIENCE
  while (rulesOf(document).join() !== rules.join() && performance.now() < end) await delay(5)
  assert.deepEqual(rulesOf(document), rules)
}

/** The rules across reports that have a finding. */
function rulesOf({ diagnostics }: OpenDocument): readonly string[] {
  const ids = ["carry-over", "in-force-change", "copied-from-last-year"]
  return diagnostics.map(({ code }) => String(code)).filter((code) => ids.includes(code))
}
