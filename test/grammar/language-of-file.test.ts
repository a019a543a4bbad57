import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { matchesGlob } from "node:path"
import { test } from "node:test"

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"))
const [language] = manifest.contributes.languages

test("a report is known by its file name", () => {
  const cases = {
    "青禾镇2024年政府信息公开工作年度报告.txt": true,
    "青禾镇2024年政府信息公开年报.md": true,
    "2024政务公开年度报告.txt": true,
    "青禾公司2024年度报告.txt": false,
    "政府信息公开指南.md": false,
    "政府信息公开工作年度报告.docx": false,
  }
  for (const [name, expected] of Object.entries(cases)) {
    const patterns: readonly string[] = language.filenamePatterns
    const known = patterns.some((pattern) => matchesGlob(name, pattern))
    assert.equal(known, expected, name)
  }
})

test("a report is known by the title in its first line", () => {
  const cases = {
    "# 青禾镇 2024 年政府信息公开工作年度报告": true,
    青禾镇人民政府2024年政府信息公开工作年度报告: true,
    "青禾镇二〇二四年政务公开年报（本级）": true,
    "政府信息公开工作年度报告（2024年）": true,
    青禾镇人民政府: false,
    政府信息公开指南: false,
    "2024年政府信息公开工作年度报告已公布，请查阅。": false,
    "2024年度报告": false,
    "一、总体情况": false,
  }
  const firstLine = new RegExp(language.firstLine)
  for (const [line, expected] of Object.entries(cases))
    assert.equal(firstLine.test(line), expected, line)
})
