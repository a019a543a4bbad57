import type { Facts } from "../bind/facts.ts"
import { derive } from "../text/derived.ts"
import { type Change, findSlip } from "./change.ts"
import { type Equation, equationsFor, equationsWith } from "./equations.ts"
import { type Candidates, smallestRepairs } from "./repair.ts"
import { addsNoFailure, excess, reader } from "./sum.ts"
import { failingSystems, type System } from "./system.ts"

/**
 * A part of a smallest repair that can be made by itself: it makes every equation that it touches hold.
 * Its figures stand by position.
 */
export interface Cause {
  readonly changes: readonly Change[]
  /** The failing equations that it explains. */
  readonly equations: readonly Equation[]
  /**
   * Every smallest repair has it, and every equation of its figures is checked: the equations determine it,
   * given that as few figures as possible are wrong.
   */
  readonly isCertain: boolean
  /** Every smallest repair has it, and it changes nothing that somebody wrote: it fills blanks. */
  readonly isFilling: boolean
}

/** More figures that only together make their equations hold are a coincidence as likely as a mistake. */
const MOST_ACCUSED = 2

/** Two rows that were left blank. */
const BLANKS: Candidates = { isCandidate: (figure) => isBlank({ figure }), mostChanges: 14 }

/** Everything that may be wrong, by the failing equations of the report, likeliest first. */
export const findCauses = derive((facts: Facts): readonly Cause[] =>
  failingSystems(facts).flatMap((system) => causesIn(facts, system)),
)

/**
 * What may have made an equation fail, likeliest first; empty where that cannot be told. Totals each of which
 * would explain it alone leave their addends out: totals are what is computed.
 */
export function causesOf(facts: Facts, equation: Equation): readonly Cause[] {
  const causes = findCauses(facts).filter(({ equations }) => equations.includes(equation))
  const totals = causes.filter(isOneTotal)
  return totals.length > 0 ? totals : causes
}

/** The cause of an equation's failure, where there is but one and it can be relied on. */
export function causeOf(facts: Facts, equation: Equation): Cause | undefined {
  const [cause, ...others] = causesOf(facts, equation)
  if (!cause || others.length > 0) return undefined
  if (cause.isFilling) return cause
  if (isOneTotal(cause))
    return cause.isCertain || !mayBeUnfilled(facts, equation) ? cause : undefined
  return cause.isCertain && (isNameable(cause) || cause.changes.every(isTotal)) ? cause : undefined
}

/** True where what a failing equation lacks may be what is not written yet: its addends are too little, and some are blank. */
export function mayBeUnfilled(facts: Facts, equation: Equation): boolean {
  const lacking = excess(reader(facts), equation) ?? 0n
  const isBlankAt = (key: string) => facts.figures.get(key)?.reading.kind === "blank"
  return lacking > 0n && equation.addends.some(isBlankAt)
}

/** The causes that the equations determine and that name a figure that is not itself a total. */
export function certainCauses(facts: Facts): readonly Cause[] {
  return findCauses(facts).filter((cause) => cause.isCertain && isNameable(cause))
}

/** True for a figure that is the sum of others. */
export function isTotal({ figure }: Change): boolean {
  return equationsFor(figure.table, figure.key).length > 0
}

function isOneTotal({ changes: [change, ...others] }: Cause): boolean {
  return change !== undefined && others.length === 0 && isTotal(change)
}

function isNameable({ changes }: Cause): boolean {
  return changes.length <= MOST_ACCUSED
}

function causesIn(facts: Facts, system: System): readonly Cause[] {
  // A blank that is filled may make an equation checked that was blocked.
  const isSound = (repair: readonly Change[]) =>
    addsNoFailure(facts, new Map(repair.map(({ figure, value }) => [figure.key, value])))
  const smallest = leastRewriting(smallestRepairs(system).filter(isSound))
  const repairs = smallest.length > 0 ? smallest : smallestRepairs(system, BLANKS).filter(isSound)
  const found = new Map<string, { changes: readonly Change[]; count: number }>()
  for (const changes of repairs.flatMap((repair) => split(system, repair))) {
    const key = changes.map(({ figure, value }) => `${figure.key}=${value}`).join()
    const known = found.get(key)
    if (known) known.count++
    else found.set(key, { changes, count: 1 })
  }
  return [...found.values()]
    .map(({ changes, count }) => ({
      changes,
      equations: failingEquations(system, changes),
      isCertain: count === repairs.length && changes.every((change) => isChecked(system, change)),
      isFilling: count === repairs.length && changes.every(isBlank),
    }))
    .toSorted((a, b) => unlikelihood(a.changes) - unlikelihood(b.changes))
}

/**
 * Of equally small repairs the one that changes least of what somebody wrote, such as that of the only row that was left
 * blank; all of them where there is no such one. A figure alone may as well be the total that is wrong.
 */
function leastRewriting(repairs: readonly (readonly Change[])[]): readonly (readonly Change[])[] {
  const written = repairs.map((repair) => repair.filter((change) => !isBlank(change)).length)
  const least = Math.min(...written)
  const best = repairs.filter((repair, index) => repair.length > 1 && written[index] === least)
  return best.length === 1 ? best : repairs
}

function isBlank({ figure }: Pick<Change, "figure">): boolean {
  return figure.reading.kind === "blank"
}

/** The parts of a repair that have no equation in common. */
function split(system: System, repair: readonly Change[]): readonly (readonly Change[])[] {
  const parts: { changes: Change[]; equations: Set<number> }[] = []
  for (const change of repair) {
    const equations = new Set(equationsAt(system, change))
    const changes = [change]
    const touches = (part: { equations: Set<number> }) =>
      [...part.equations].some((equation) => equations.has(equation))
    for (const part of parts.filter(touches)) {
      changes.unshift(...part.changes)
      for (const equation of part.equations) equations.add(equation)
      parts.splice(parts.indexOf(part), 1)
    }
    parts.push({ changes, equations })
  }
  return parts.map(({ changes }) => changes.toSorted(byPlace))
}

function byPlace(a: Change, b: Change): number {
  return a.figure.cell.span.start - b.figure.cell.span.start
}

function failingEquations(system: System, changes: readonly Change[]): readonly Equation[] {
  const touched = new Set(changes.flatMap((change) => equationsAt(system, change)))
  return system.equations.filter((_, index) => touched.has(index) && system.excesses[index] !== 0n)
}

function isChecked(system: System, change: Change): boolean {
  const { table, key } = change.figure
  return equationsAt(system, change).length === equationsWith(table, key).length
}

function equationsAt({ equations }: System, { figure: { table, key } }: Change): readonly number[] {
  return equationsWith(table, key).flatMap((equation) => {
    const index = equations.indexOf(equation)
    return index < 0 ? [] : index
  })
}

/** A total alone comes before its addends, and a slip of the hand before any other change. */
function unlikelihood(changes: readonly Change[]): number {
  const arbitrary = changes.filter((change) => findSlip(change) === undefined).length
  const isTotalAlone = changes.length === 1 && changes.every(isTotal)
  return (isTotalAlone ? 0 : 10) + arbitrary
}
