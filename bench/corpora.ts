import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import fc from "fast-check"
import { lint } from "../server/core/lint.ts"
import { applyEdits } from "../server/core/text/edit.ts"
import type { Edit } from "../server/core/text/span.ts"
import { fixture, fixtures } from "../test/support/files.ts"
import { layouts, printIn } from "../test/support/layouts.ts"
import { balancedFigures, distinctFigures } from "../test/support/random.ts"
import { plain, reportOf, tablesOf } from "../test/support/report.ts"
import { cache } from "./folders.ts"

// Every file is Markdown by its name, so that the linters compared with read it too.

const ORDINARY = "001"
const REPORTS_IN_A_FOLDER = 100
const DIGITS = "甲乙丙丁戊己庚辛壬癸"

const folder = join(cache, "corpora")

/** Deletes corpora that were made of other fixtures or by another version of this file. */
export function discardOld(): void {
  const sum = createHash("sha256").update(readFileSync(import.meta.filename))
  for (const { text } of fixtures) sum.update(text)
  const [stamp, version] = [join(folder, "version"), sum.digest("hex")]
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === version) return
  rmSync(folder, { recursive: true, force: true })
  write(stamp, version)
}

/** One report of about 6 KB, as it was published. */
export function oneReport(): string {
  return made("report.md", (path) => write(path, fixture(ORDINARY)))
}

/** One report of so many megabytes (1,000,000 bytes of UTF-8): a fixture, padded with paragraphs of prose. */
export function longReport(megabytes: number): string {
  return made(`${megabytes}-MB.md`, (path) => write(path, padded(megabytes * 1_000_000)))
}

/** A folder of so many reports, the fixtures by turns under names and figures of their own. */
export function manyReports(count: number): string {
  return made(`${count}-reports`, (path) => {
    for (const [index, text] of varied(count)) {
      const inner = String(Math.floor(index / REPORTS_IN_A_FOLDER)).padStart(3, "0")
      write(join(path, inner, `${nameOf(index)}.md`), text)
    }
  })
}

/** The same report in each layout, by the name of the layout. */
export function layoutReports(): Readonly<Record<string, string>> {
  const report = reportOf(tablesOf(plain(distinctFigures)))
  return Object.fromEntries(
    Object.entries(layouts).map(([name, layout], index) => [
      name,
      made(`layout-${index}.md`, (path) => write(path, printIn(layout, report, "plain"))),
    ]),
  )
}

/** A document of YAML of about as many bytes as `text`: a list, since many keys of one mapping are slow. */
export function yamlLike(text: string): string {
  return "- figure: 1234567\n".repeat(Math.ceil(Buffer.byteLength(text) / 18))
}

/** Figures for which the equations hold in nine reports of ten; one is altered in the tenth. */
function* varied(count: number): Iterable<readonly [index: number, text: string]> {
  const originals = fixtures.map(({ text }) => ({ text, facts: lint(text)?.facts }))
  const drawn = fc.sample(balancedFigures, { numRuns: count, seed: 2024 })
  for (const [index, figures] of drawn.entries()) {
    const { text, facts } = originals[index % originals.length] ?? {}
    if (text === undefined || !facts?.title) throw new Error("a fixture is not a report")
    const edits: Edit[] = [{ span: at(facts.title.span.start), newText: nameOf(index) }]
    const altered = index % 10 === 9 ? index % facts.figures.size : undefined
    for (const [place, [key, { cell }]] of [...facts.figures].entries()) {
      const figure = (figures.get(key) ?? 0) + (place === altered ? 1 : 0)
      edits.push({ span: cell.span, newText: String(figure) })
    }
    yield [
      index,
      applyEdits(
        text,
        edits.toSorted((a, b) => a.span.start - b.span.start),
      ),
    ]
  }
}

/** 甲甲甲甲甲, 甲甲甲甲乙 …: no digits, which could be a year. */
function nameOf(index: number): string {
  return String(index)
    .padStart(5, "0")
    .replace(/\d/g, (digit) => DIGITS[Number(digit)] ?? "")
}

/** Half of the prose after the first long paragraph, half after the last. */
function padded(bytes: number): string {
  const lines = fixture(ORDINARY).split("\n")
  const paragraphs = fixtures.flatMap(({ text }) => text.split("\n").filter(isProse))
  let missing = bytes - Buffer.byteLength(fixture(ORDINARY))
  const padding: string[] = []
  for (let index = 0; missing > 0; index++) {
    const paragraph = paragraphs[index % paragraphs.length] ?? ""
    padding.push("", paragraph)
    missing -= Buffer.byteLength(paragraph) + 2
  }
  const middle = Math.ceil(padding.length / 4) * 2
  lines.splice(lines.findLastIndex(isProse) + 1, 0, ...padding.slice(middle))
  lines.splice(lines.findIndex(isProse) + 1, 0, ...padding.slice(0, middle))
  return lines.join("\n")
}

function isProse(line: string): boolean {
  return line.length >= 60 && !/[\t|<]/.test(line)
}

function at(offset: number) {
  return { start: offset, end: offset }
}

/** The path of a file or folder, made where it is not there yet; never half of it. */
function made(name: string, make: (path: string) => void): string {
  const path = join(folder, name)
  if (!existsSync(path)) {
    const unfinished = join(folder, `unfinished-${process.pid}`, name)
    make(unfinished)
    renameSync(unfinished, path)
  }
  return path
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
