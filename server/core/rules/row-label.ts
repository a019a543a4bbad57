import type { BoundRow, Label } from "../bind/facts.ts"
import { normalForm, readOrdinal } from "../text/label.ts"
import { statedUnit } from "../text/money.ts"
import { slice } from "../text/span.ts"
import { labelName } from "./names.ts"
import type { Problem, Rule } from "./rule.ts"
import { toSafeFix } from "./safe-fix.ts"

// A cell pasted from a spreadsheet may begin with one.
const QUOTES = /^["'“”‘’＂]+/

// More are one habit, and one finding.
const MOST_SINGLE = 5

export const rowLabel: Rule = {
  id: "row-label",
  severity: "information",
  examples: [
    {
      before: "1.属于国家秘密",
      after: "⟦1.属国家秘密⟧",
      messages: ["名称写作“1.属国家秘密”，规定的是“1.属于国家秘密”。"],
      fixed: "1.属于国家秘密",
    },
    {
      before: "（七）总计\t7",
      after: "⟦（六）总计⟧\t7",
      messages: ["“（六）”应为“（七）”。"],
      fixed: "（七）总计\t7",
    },
    {
      before: "（一）予以公开",
      after: "⟦予以公开⟧",
      messages: ["名称前缺少编号“（一）”。"],
      fixed: "（一）予以公开",
    },
    {
      before: "1.属于国家秘密⋯3.危及“三安全一稳定”",
      after: '1、属于 国家秘密⋯"3．危及三安全一稳定',
      messages: [],
    },
  ],
  *check({ report, tables }) {
    for (const { rows } of tables) {
      const mistakes: Mistake[] = []
      for (const { label, groups } of rows) {
        for (const each of label ? [...groups, label] : groups) {
          const written = slice(report.text, each.span)
          const problem = checkLabel(each, written)
          if (problem) mistakes.push({ label: each, written, problem })
        }
      }
      const others = mistakes.filter(hasOtherStyle)
      const isHabit = isThroughout(rows, others)
      for (const mistake of mistakes)
        if (!isHabit || !others.includes(mistake)) yield mistake.problem
      if (isHabit) yield* toOne(others.map(({ problem }) => problem))
    }
  },
}

interface Mistake {
  readonly label: Label
  readonly written: string
  readonly problem: Problem
}

/** True where a label has its number in another style, such as （1） for 1. */
function hasOtherStyle({ label: { official, likeness, cells }, written }: Mistake): boolean {
  const [expected, found] = [readOrdinal(official), readOrdinal(written)]
  return (
    likeness === 1 &&
    cells === 1 &&
    expected !== undefined &&
    found !== undefined &&
    found.style !== expected.style &&
    found.value === expected.value
  )
}

/** True where `others`, which have another style, are all the labels whose numbers the form writes alike. */
function isThroughout(rows: readonly BoundRow[], others: readonly Mistake[]): boolean {
  if (others.length <= MOST_SINGLE) return false
  const styles = new Set(others.map(({ label }) => styleOf(label)))
  const labels = rows.flatMap(({ label, groups }) => (label ? [...groups, label] : groups))
  const alike = labels.filter((label) => styles.has(styleOf(label)))
  return styles.size === 1 && alike.length === others.length
}

function styleOf({ official }: Label) {
  return readOrdinal(official)?.style
}

/** One problem for the numbers of a table that are all written in another style. */
function toOne(problems: readonly Problem[]): readonly Problem[] {
  return problems.slice(0, 1).map((first) => {
    const { found = "", expected = "" } = first
    const values = { found, expected, count: problems.length }
    const edits = problems.flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.edits))
    return {
      span: first.span,
      message: { key: "row-label.numbers", values },
      fixes: [toSafeFix({ key: "fix.official-numbers", values }, edits)],
    }
  })
}

function checkLabel(label: Label, written: string): Problem | undefined {
  // Spread over cells it is a displaced row.
  if ((label.cells > 1 && label.likeness === 1) || written === label.official) return undefined
  if (label.likeness < 1) {
    const values = { found: written, expected: label.official, label: labelName(label) }
    return {
      span: label.span,
      message: { key: "row-label", values },
      found: written,
      expected: label.official,
      // What ends in a figure, as no label does, holds figures of the row; a unit says what they are.
      fixes:
        /[\d０-９]$/.test(written) || statedUnit(written) !== undefined
          ? []
          : [
              {
                title: { key: "fix.official-label", values },
                preferred: true,
                edits: [{ span: label.span, newText: label.official }],
              },
            ],
    }
  }
  return checkOrdinal(label, written)
}

/** The number before the words: lost, or another. Words and figures stay, so to mend it is safe. */
function checkOrdinal({ official, span }: Label, written: string): Problem | undefined {
  const expected = readOrdinal(official)
  const start = QUOTES.exec(written)?.[0].length ?? 0
  const found = readOrdinal(written.slice(start))
  if (!expected || (found?.style === expected.style && found.value === expected.value))
    return undefined
  // Group and item joined in one cell begin with the group's number.
  const [words, own] = [normalForm(written), normalForm(official)]
  if (words !== own && words.endsWith(own)) return undefined
  const ordinal = official.slice(0, expected.length)
  const values = {
    found: written.slice(start, start + (found?.length ?? 0)).trim(),
    expected: ordinal,
  }
  return {
    span,
    message: { key: found ? "row-label.number" : "row-label.no-number", values },
    found: values.found,
    expected: ordinal,
    fixes: [
      toSafeFix({ key: "fix.official-number", values }, [
        {
          span: { start: span.start + start, end: span.start + start + (found?.length ?? 0) },
          newText: ordinal,
        },
      ]),
    ],
  }
}
