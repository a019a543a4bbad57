import assert from "node:assert/strict"
import { suite, test } from "node:test"
import { resolveConfiguration, severityOf } from "../../server/core/configuration.ts"
import { matchesGlob } from "../../server/core/glob.ts"
import { render } from "../../server/core/messages.ts"
import { allowed, readSettings, readSettingsFile } from "../../server/core/settings.ts"
import { makeSettingsSchema } from "../../server/core/settings-schema.ts"
import { foldersAround } from "../../server/workspace/settings-file.ts"

const schema = makeSettingsSchema(allowed)

suite("settings are read", () => {
  test("good ones as they are", () => {
    const value = {
      rules: { "row-total": "hint", balance: "off" },
      forms: ["disclosure-2021"],
      proseRules: false,
      run: "onSave",
      quietWhileTyping: false,
      files: { exclude: ["草稿"] },
    }
    assert.deepEqual(readSettings(schema, value), { settings: value, mistakes: [] })
    assert.deepEqual(readSettings(schema, {}), { settings: {}, mistakes: [] })
  })

  for (const [value, expected, rest] of [
    [
      { rules: { "row-total": "loud", balance: "off" } },
      'rules.row-total cannot be "loud"; allowed: "error", "warning", "information", "hint", "off".',
      { rules: { balance: "off" } },
    ],
    [
      { rules: { "row-totle": "off" }, run: "onSave" },
      'rules.row-totle names no rule (set to "off"); the nearest are: row-total,',
      { rules: {}, run: "onSave" },
    ],
    [{ proseRules: "no" }, 'proseRules cannot be "no"; allowed: true, false.', {}],
    [
      { forms: ["disclosure-2020"], run: "onSave" },
      'forms cannot be ["disclosure-2020"]; allowed: ["disclosure-2021","disclosure-2019"].',
      { run: "onSave" },
    ],
    [{ forms: [] }, "forms cannot be []; allowed:", {}],
    [{ run: 3 }, 'run cannot be 3; allowed: "onType", "onSave".', {}],
    [
      { files: { exclude: "草稿" }, run: "onSave" },
      'files.exclude cannot be "草稿"; allowed: ["**/*.bak.txt"].',
      { files: {}, run: "onSave" },
    ],
    [{ files: { exclude: ["a", 1] } }, 'files.exclude cannot be ["a",1]; allowed:', { files: {} }],
    [
      { rule: {}, run: "onSave" },
      "There is no setting rule (its value is {}); the settings are: rules, forms, proseRules, run,",
      { run: "onSave" },
    ],
    [[], "cannot be []; allowed: { }.", {}],
    [{ rules: null }, 'rules cannot be null; allowed: { "row-total": "warning" }.', {}],
  ] as const)
    test(`a bad one is told, the rest applies: ${JSON.stringify(value)}`, () => {
      const { settings, mistakes } = readSettings(schema, value)
      const messages = mistakes.map((mistake) => render(mistake, "en"))
      assert.equal(messages.length, 1)
      assert.ok(messages[0]?.includes(expected), messages[0])
      assert.deepEqual(settings, rest)
    })

  test("of a file, which the message names", () => {
    const told = (text: string) =>
      readSettingsFile(schema, text, "a/.report-lint.json").mistakes.map((each) =>
        render(each, "en"),
      )
    assert.deepEqual(told('\ufeff{ "$schema": "x", "run": "onSave" }'), [])
    assert.match(told('{ "run": 1 }').join(), /^a\/\.report-lint\.json: run cannot be 1;/)
    assert.match(told("[]").join(), /^a\/\.report-lint\.json should hold settings in braces/)
    assert.deepEqual(told('{\r\n  "run": "onSave"\r\n  "forms": []\r\n}'), [
      "a/.report-lint.json:3:3: a comma , or a closing bracket is missing here. Until the file is JSON it has no effect.",
    ])
  })

  test("no value makes it throw", () => {
    for (const value of [undefined, null, 0, "", [1], { __proto__: null }, { files: 1, rules: [] }])
      assert.doesNotThrow(() => readSettings(schema, value))
  })
})

suite("of several settings", () => {
  const at = (settings: object, folder = "/a") => ({ settings, folder })

  test("the first wins, rule by rule", () => {
    const { rules, proseRules, run } = resolveConfiguration("/a/b.txt", [
      at({ rules: { balance: "off" }, run: "onSave" }),
      undefined,
      at({ rules: { balance: "hint", "row-total": "hint" }, run: "onType", proseRules: false }),
    ])
    assert.deepEqual(rules, { balance: "off", "row-total": "hint" })
    assert.deepEqual({ proseRules, run }, { proseRules: false, run: "onSave" })
  })

  test("patterns of files start from the folder of their settings, and the first to have any counts", () => {
    const isExcluded = (path: string) =>
      resolveConfiguration(path, [
        at({ run: "onSave" }),
        at({ files: { exclude: ["/b/*.txt"] } }, "/a"),
        at({ files: { exclude: ["*"] } }),
      ]).isExcluded
    assert.deepEqual(["/a/b/c.txt", "/a/c.txt", "/b/c.txt", "/ab/b/c.txt"].map(isExcluded), [
      true,
      false,
      false,
      false,
    ])
  })

  test("rules that read prose can be turned off together", () => {
    const rule = { id: "x", severity: "warning", readsProse: true } as const
    assert.equal(severityOf(rule, { rules: {}, proseRules: false }), undefined)
    assert.equal(severityOf(rule, { rules: { x: "hint" }, proseRules: true }), "hint")
    assert.equal(severityOf({ ...rule, id: "constructor" }), "warning")
  })
})

test("patterns name files as described", () => {
  const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
    ["草稿", "草稿/2024/年报.txt", true],
    ["草稿", "a/草稿/年报.txt", true],
    ["草稿", "a/草稿2/年报.txt", false],
    ["*.bak.txt", "a/b.bak.txt", true],
    ["*.bak.txt", "a/bxbak.txt", false],
    ["a/*.txt", "a/b.txt", true],
    ["a/*.txt", "a/b/c.txt", false],
    ["a/*.txt", "b/a/c.txt", false],
    ["a/**/c.txt", "a/c.txt", true],
    ["a/**/c.txt", "a/x/y/c.txt", true],
    ["**/c.txt", "c.txt", true],
    ["a/**", "a/x/y.txt", true],
    ["./a/", "a/x.txt", true],
    ["{a,b}/?.txt", "b/x.txt", true],
    ["{a,b}/?.txt", "b/xy.txt", false],
    ["(年报)+[1].txt", "(年报)+[1].txt", true],
    ["{a", "a", false],
    ["a}", "a}", true],
    ["", "a", false],
    ["a/**", "b/a/x", false],
    ["a**b", "axxb", true],
    ["a**b", "ax/xb", false],
    ["**", "a/b", true],
    ["{a,b/**}", "b/c/d", true],
    ["x{a,{b,c}?}.txt", "xc1.txt", true],
    ["x{a,{b,c}?}.txt", "xc.txt", false],
    ["{a}", "{a}", true],
    ["a,b", "a,b", true],
    ["\\*", "*", true],
    ["\\*", "a", false],
    [".*", ".hidden/a.txt", true],
    ["!a", "b", false],
    ["../a", "a", false],
    ["/etc/*", "etc/a", true],
  ]
  for (const [pattern, path, matches] of cases)
    assert.equal(matchesGlob(path, pattern), matches, `${pattern} ${path}`)
})

test("patterns that may take long to match are refused, and the message says what is allowed", () => {
  const refused = [
    ["a".repeat(201)],
    ["**/*a*/*.txt"],
    ["{a,aa}{a,aa}{a,aa}.txt"],
    Array(101).fill("a"),
  ]
  for (const exclude of refused) {
    const { settings, mistakes } = readSettings(schema, { files: { exclude } })
    assert.deepEqual(settings, { files: {} })
    const [message = ""] = mistakes.map((mistake) => render(mistake, "en"))
    assert.match(
      message,
      /^files\.exclude cannot be \[.*: at most 100 patterns of 200 characters, /,
    )
    assert.match(message, /each with at most 3 of \* or \*\* and 2 of \{a,b\}\./)
    assert.ok(message.length < 400, message)
  }
})

test("no pattern that is allowed takes long to match", () => {
  const name = "a".repeat(250)
  const deep = `${"a/".repeat(120)}b`
  const patterns = ["*a*a*x", "**/a/**/a/**/x", "**/*a*x", "{*a,aa}{a,*aa}*x", "?".repeat(200)]
  assert.equal(readSettings(schema, { files: { exclude: patterns } }).mistakes.length, 0)
  const { user } = process.cpuUsage()
  for (const pattern of patterns)
    for (const path of [name, deep]) assert.equal(matchesGlob(path, pattern), false, pattern)
  assert.ok(process.cpuUsage().user - user < 2_000_000)
})

test("settings files are looked for up to the workspace's folder, elsewhere beside the report", () => {
  assert.deepEqual(foldersAround("/w/a/b/c.txt", ["/w"]), ["/w/a/b", "/w/a", "/w"])
  assert.deepEqual(foldersAround("/w/a/b/c.txt", ["/w/a", "/w/"]), ["/w/a/b", "/w/a", "/w"])
  assert.deepEqual(foldersAround("/w/c.txt", ["/w"]), ["/w"])
  assert.deepEqual(foldersAround("/other/a/c.txt", ["/w", "/oth"]), ["/other/a"])
  assert.deepEqual(foldersAround("file:///w/c.txt", ["file:///w"]), ["file:///w"])
})
