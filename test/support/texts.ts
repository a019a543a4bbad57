import fc from "fast-check"
import { fixtures } from "./files.ts"
import { anyText } from "./fragments.ts"
import { type Layout, layouts, printIn } from "./layouts.ts"
import { mutate } from "./mutations.ts"
import { figuresAsWritten } from "./read.ts"
import { type Headings, reportOf, tablesOf } from "./report.ts"

/** A report that is printed when it is asked for: there are many. */
export interface BaseText {
  readonly name: string
  readonly print: () => string
}

/** Every fixture as it is, and with its figures printed in every layout. */
export const baseTexts: readonly BaseText[] = fixtures.flatMap(({ name, text }) => [
  { name, print: () => text },
  ...Object.entries(layouts).flatMap(([layoutName, layout]) =>
    layout.headings.map((headings) => ({
      name: `${name} in ${layoutName}, ${headings} headings`,
      print: () => printFigures(text, layout, headings),
    })),
  ),
])

/** A report in any layout with a few mistakes made at random. */
export const mutatedReport: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(...baseTexts),
      fc.constantFrom(...baseTexts.filter(({ name }) => !name.includes(" in "))),
    ),
    fc.array(mutate, { minLength: 1, maxLength: 6 }),
  )
  .map(([{ print }, mutations]) => mutations.reduce((text, apply) => apply(text), print()))

/** Fragments in any order, and reports in any layout with mistakes. */
export const anything: fc.Arbitrary<string> = fc.oneof(anyText, {
  weight: 4,
  arbitrary: mutatedReport,
})

function printFigures(text: string, layout: Layout, headings: Headings): string {
  const figures = figuresAsWritten(text)
  return printIn(layout, reportOf(tablesOf((key) => figures.get(key) ?? "")), headings)
}
