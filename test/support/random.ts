import fc from "fast-check"
import {
  disputeGroups,
  proactiveParts,
  requestColumns,
  requestRows,
  resultRows,
} from "./form-2021.ts"

/** Figures for which all equations of the form hold: of a village with none to a city with thousands. */
export const balancedFigures: fc.Arbitrary<ReadonlyMap<string, number>> = fc
  .constantFrom(0, 1, 9, 120, 5000)
  .chain((size) => {
    const count = fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.nat(size) },
    )
    const counts = (length: number) => fc.array(count, { minLength: length, maxLength: length })
    return fc.record({
      proactive: counts(9),
      amountInCents: fc.nat(size * 100),
      results: counts(resultRows.length * applicants.length),
      carriedForward: counts(applicants.length),
      carriedOver: counts(applicants.length),
      disputes: counts(disputeGroups.length * 4),
    })
  })
  .map(toFigures)

/** A figure of one of the form's formulas. */
export const formulaFigureKey: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...requestRows), fc.constantFrom(...requestColumns))
    .map(([row, column]) => `requests/${row.key}/${column.key}`),
  fc
    .tuple(
      fc.constantFrom(...disputeGroups),
      fc.constantFrom("upheld", "corrected", "other", "pending", "total"),
    )
    .map(([group, column]) => `disputes/${group.key}/${column}`),
)

const applicants = requestColumns.map(({ key }) => key).filter((key) => key !== "total")

/** Balanced figures of which few are alike, so that one read for another shows. */
export const distinctFigures: ReadonlyMap<string, number> = toFigures({
  proactive: range(9, 11),
  amountInCents: 65737,
  results: range(resultRows.length * applicants.length, 21),
  carriedForward: range(applicants.length, 301),
  carriedOver: range(applicants.length, 311),
  disputes: range(disputeGroups.length * 4, 321),
})

/** Of a village that had nothing to report. */
export const noFigures: ReadonlyMap<string, number> = new Map(
  [...distinctFigures.keys()].map((key) => [key, 0]),
)

interface Drawn {
  readonly proactive: readonly number[]
  readonly amountInCents: number
  readonly results: readonly number[]
  readonly carriedForward: readonly number[]
  readonly carriedOver: readonly number[]
  readonly disputes: readonly number[]
}

function toFigures(drawn: Drawn): ReadonlyMap<string, number> {
  const figures = new Map<string, number>()
  const proactive = [...drawn.proactive]
  for (const { rows, columns } of proactiveParts)
    for (const row of rows)
      for (const column of columns)
        figures.set(`proactive/${row.key}/${column.key}`, proactive.shift() ?? 0)
  figures.set("proactive/fees/amount", drawn.amountInCents / 100)
  for (const [index, applicant] of applicants.entries()) {
    const set = (row: string, value: number) => figures.set(`requests/${row}/${applicant}`, value)
    let concluded = 0
    for (const [place, row] of resultRows.entries()) {
      const value = drawn.results[place * applicants.length + index] ?? 0
      set(row, value)
      concluded += value
    }
    const carriedForward = drawn.carriedForward[index] ?? 0
    const carriedOver = Math.min(drawn.carriedOver[index] ?? 0, concluded + carriedForward)
    set("concluded", concluded)
    set("carried-forward", carriedForward)
    set("carried-over", carriedOver)
    set("received", concluded + carriedForward - carriedOver)
  }
  for (const { key } of requestRows) {
    const values = applicants.map((applicant) => figures.get(`requests/${key}/${applicant}`) ?? 0)
    figures.set(`requests/${key}/total`, total(values))
  }
  for (const [index, { key }] of disputeGroups.entries()) {
    const values = drawn.disputes.slice(index * 4, index * 4 + 4)
    for (const [place, column] of ["upheld", "corrected", "other", "pending"].entries())
      figures.set(`disputes/${key}/${column}`, values[place] ?? 0)
    figures.set(`disputes/${key}/total`, total(values))
  }
  return figures
}

function range(length: number, first: number): readonly number[] {
  return Array.from({ length }, (_, index) => first + index)
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
