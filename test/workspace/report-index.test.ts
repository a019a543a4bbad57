import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { setImmediate as turn } from "node:timers/promises"
import type { Files } from "../../server/workspace/files.ts"
import { ReportIndex } from "../../server/workspace/report-index.ts"
import { ISSUER, lastYear, otherLastYear, thisYear, toFacts, withIssuer } from "../support/years.ts"

const FOLDER = "file:///reports"
const THIS = `${FOLDER}/2024.txt`
const LAST = `${FOLDER}/2023.txt`

suite("last year's report of an open one", () => {
  test("is a file", async () => {
    const { index, changes } = start(filesOf({ [LAST]: lastYear }))
    await changes()
    index.open(THIS, toFacts(thisYear))
    assert.equal(found(index), undefined)
    await changes()
    assert.deepEqual(found(index), [LAST, lastYear])
  })

  test("is not told before every file was read", async () => {
    const files = filesOf({ [LAST]: lastYear, [`${FOLDER}/b.txt`]: otherLastYear })
    const { index, changes } = start(files)
    index.open(THIS, toFacts(thisYear))
    for (let turns = 0; turns < 50; turns++) {
      assert.equal(found(index), undefined)
      await turn()
    }
    await changes()
    assert.equal(found(index), undefined)
  })

  test("is none of two, until one is gone", async () => {
    const texts: Record<string, string> = { [LAST]: lastYear, [`${FOLDER}/copy.md`]: otherLastYear }
    const { index, changes } = await open(texts)
    assert.equal(found(index), undefined)
    delete texts[LAST]
    index.lookAgain(LAST)
    await changes()
    assert.deepEqual(found(index), [`${FOLDER}/copy.md`, otherLastYear])
  })

  test("is as it was changed on disk, and gone when deleted", async () => {
    const texts: Record<string, string> = {}
    const { index, changes } = await open(texts)
    assert.equal(found(index), undefined)
    for (const text of [lastYear, otherLastYear]) {
      texts[LAST] = text
      index.lookAgain(LAST)
      await changes()
      assert.deepEqual(found(index), [LAST, text])
    }
    texts[LAST] = withIssuer(lastYear, "示例河畔街道办事处")
    index.lookAgain(LAST)
    await changes()
    assert.equal(found(index), undefined)
    texts[LAST] = lastYear
    index.lookAgain(LAST)
    await changes()
    delete texts[LAST]
    index.lookAgain(LAST)
    await changes()
    assert.equal(found(index), undefined)
  })

  test("is gone with its folder", async () => {
    const texts: Record<string, string> = { [`${FOLDER}/old/2023.txt`]: lastYear }
    const { index, changes } = await open(texts)
    assert.ok(found(index))
    delete texts[`${FOLDER}/old/2023.txt`]
    index.lookAgain(`${FOLDER}/old`)
    await changes()
    assert.equal(found(index), undefined)
  })

  test("is what is open rather than what is on disk", async () => {
    const { index, changes } = await open({ [LAST]: lastYear })
    index.open(LAST, toFacts(otherLastYear))
    assert.deepEqual(found(index), [LAST, otherLastYear])
    index.open(LAST, undefined)
    assert.equal(found(index), undefined)
    index.close(LAST)
    await changes()
    assert.deepEqual(found(index), [LAST, lastYear])
  })

  test("is the same file however its URI is spelt", async () => {
    const name = `${FOLDER}/报告%202023.txt`
    const { index } = await open({ [`${FOLDER}/${encodeURIComponent("报告 2023.txt")}`]: lastYear })
    index.open(name, toFacts(otherLastYear))
    assert.deepEqual(found(index), [name, otherLastYear])
  })

  test("may be open without a file", async () => {
    const { index } = await open({})
    index.open("untitled:1", toFacts(lastYear))
    assert.deepEqual(found(index), ["untitled:1", lastYear])
  })

  test("is not looked for in hidden folders, libraries, outside, or under other names", async () => {
    const texts: Record<string, string> = {}
    const { index, changes } = await open(texts)
    for (const name of [
      `${FOLDER}/.git/2023.txt`,
      `${FOLDER}/node_modules/a/2023.txt`,
      "file:///reports-of-others/2023.txt",
      `${FOLDER}/2023.docx`,
    ]) {
      texts[name] = lastYear
      index.lookAgain(name)
      await changes()
      assert.equal(found(index), undefined, name)
    }
  })

  test("is the nearest one, and elsewhere only one whose name says where it is", async () => {
    const [other, inner] = ["file:///b/2023.txt", `${FOLDER}/b/2023.txt`]
    const texts: Record<string, string> = { [LAST]: lastYear, [other]: otherLastYear }
    const { index, changes } = await open(texts)
    const foundAfter = async (...changed: string[]) => {
      for (const uri of changed) index.lookAgain(uri)
      await changes()
      return found(index)
    }
    await index.setFolders([FOLDER, "file:///b"])
    assert.deepEqual(await foundAfter(), [LAST, lastYear])
    texts[inner] = otherLastYear
    assert.deepEqual(await foundAfter(inner), [LAST, lastYear])
    delete texts[LAST]
    assert.deepEqual(await foundAfter(LAST), [inner, otherLastYear])
    delete texts[inner]
    assert.equal(await foundAfter(inner), undefined)
    const [named, namedOther] = [thisYear, otherLastYear].map((text) =>
      withIssuer(text, `河东区${ISSUER}`),
    ) as [string, string]
    texts[other] = namedOther
    assert.equal(await foundAfter(other), undefined)
    index.open(THIS, toFacts(named))
    assert.deepEqual(await foundAfter(), [other, namedOther])
  })

  test("follows the folders of the workspace", async () => {
    const [named, last, otherLast] = [thisYear, lastYear, otherLastYear].map((text) =>
      withIssuer(text, `河东区${ISSUER}`),
    ) as [string, string, string]
    const { index, changes } = start(filesOf({ [LAST]: last, "file:///b/2023.txt": otherLast }))
    index.open(THIS, toFacts(named))
    await changes()
    assert.deepEqual(found(index), [LAST, last])
    for (const [folders, expected] of [
      [["file:///b/"], ["file:///b/2023.txt", otherLast]],
      [
        [FOLDER, "file:///b"],
        [LAST, last],
      ],
      [[], undefined],
      [[FOLDER], [LAST, last]],
    ] as const) {
      await index.setFolders(folders)
      await changes()
      assert.deepEqual(found(index), expected)
    }
  })
})

test("only what is needed is remembered of files", async () => {
  let reads = 0
  const texts = filesOf({ [LAST]: lastYear })
  const { index, changes } = start({
    ...texts,
    read(uri) {
      reads++
      return texts.read(uri, [])
    },
  })
  await changes()
  assert.equal(reads, 1)
  index.open(THIS, toFacts(thisYear))
  await changes()
  assert.equal(reads, 2)
  index.open(THIS, toFacts(`${thisYear} `))
  assert.ok(index.lastYearOf(THIS))
  assert.equal(reads, 2)
  index.close(THIS)
  index.open(THIS, toFacts(thisYear))
  await changes()
  assert.ok(index.lastYearOf(THIS))
  // What was closed is looked for on disk, and last year's facts were forgotten with it.
  assert.equal(reads, 4)
})

test("a file that changes while it is read is read once more", async () => {
  const texts: Record<string, string> = {}
  const files = filesOf(texts)
  let release = () => {}
  const { index, changes } = start({
    ...files,
    async read(uri) {
      const text = await files.read(uri, [])
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return text
    },
  })
  index.open(THIS, toFacts(thisYear))
  await changes()
  texts[LAST] = lastYear
  index.lookAgain(LAST)
  await turn()
  texts[LAST] = otherLastYear
  index.lookAgain(LAST)
  for (let turns = 0; turns < 20; turns++) {
    release()
    index.lastYearOf(THIS)
    await turn()
  }
  assert.deepEqual(found(index), [LAST, otherLastYear])
})

test("no more than 5000 files are read", async () => {
  const names = Array.from({ length: 6000 }, (_, number) => `${FOLDER}/${number}.txt`)
  const texts = filesOf(Object.fromEntries(names.map((name) => [name, "Shopping list"])))
  let reads = 0
  const { changes } = start({
    ...texts,
    read(uri) {
      reads++
      return texts.read(uri, [])
    },
  })
  await changes()
  assert.equal(reads, 5000)
})

test("files that cannot be listed or read are as if they were not there", async () => {
  const { index, changes } = start({
    ...filesOf({ [LAST]: lastYear }),
    read: () => Promise.reject(new Error("Not readable")),
  })
  index.open(THIS, toFacts(thisYear))
  await changes()
  assert.equal(found(index), undefined)
})

test("without files the open documents are the workspace", () => {
  const index = new ReportIndex(undefined, () => {})
  index.open(THIS, toFacts(thisYear))
  assert.equal(found(index), undefined)
  index.open(LAST, toFacts(lastYear))
  assert.deepEqual(found(index), [LAST, lastYear])
  index.open("untitled:copy", toFacts(withIssuer(lastYear, `河东区${ISSUER}`)))
  assert.deepEqual(found(index), [LAST, lastYear])
  index.open("untitled:copy", toFacts(lastYear))
  assert.equal(found(index), undefined)
})

function start(files: Files) {
  let pending = 0
  const index = new ReportIndex(
    {
      ...files,
      async read(uri) {
        pending++
        try {
          return await files.read(uri, [])
        } finally {
          pending--
        }
      },
    },
    () => {},
  )
  /** Asks, as the session does, until nothing is left to be read for the answer. */
  const changes = async () => {
    for (let quiet = 0; quiet < 10; quiet++) {
      await turn()
      index.lastYearOf(THIS)
      if (pending > 0) quiet = 0
    }
  }
  void index.setFolders([FOLDER])
  return { index, changes }
}

/** An index that has read the files, with this year's report open. */
async function open(texts: Readonly<Record<string, string>>) {
  const { index, changes } = start(filesOf(texts))
  index.open(THIS, toFacts(thisYear))
  await changes()
  return { index, changes }
}

function found(index: ReportIndex): readonly [string, string] | undefined {
  const report = index.lastYearOf(THIS)
  return report && [report.uri, report.facts.report.text]
}

function filesOf(texts: Readonly<Record<string, string>>): Files {
  return {
    async *list(folder) {
      for (const uri of Object.keys(texts))
        if (uri.startsWith(`${folder.replace(/\/$/, "")}/`)) yield uri
    },
    async read(uri) {
      await turn()
      return texts[uri]
    },
  }
}
