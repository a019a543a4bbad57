import { likeness, normalForm, type Ordinal, readOrdinal } from "../text/label.ts"
import { Recent } from "../text/recent.ts"
import { rememberFor } from "../text/remember.ts"
import type { Form, PartForm, RowForm, TableForm } from "./schema.ts"

/** What a label of the form names. */
export type LabelTarget =
  | {
      readonly kind: "row"
      readonly table: TableForm
      readonly part: PartForm
      readonly row: RowForm
      /** The row's own official label. */
      readonly official: string
    }
  | {
      readonly kind: "group"
      readonly table: TableForm
      readonly official: string
      /** How many groups enclose this one. */
      readonly depth: number
    }
  | { readonly kind: "header"; readonly table: TableForm; readonly official: string }
  | {
      readonly kind: "caption"
      readonly table: TableForm
      readonly part: PartForm
      readonly official: string
    }

/** A label recognised: what it may name, and how like it is to the official wording (1: the same). */
export interface LabelMatch {
  readonly targets: readonly LabelTarget[]
  readonly likeness: number
}

/** The labels of a form by normal form, synonyms included. */
export interface LabelIndex {
  readonly byNormalForm: ReadonlyMap<string, readonly LabelTarget[]>
  /** Every beginning of a normal form: a label spread over cells is put together as long as it is one. */
  readonly beginnings: ReadonlySet<string>
  /** What misspelt labels were taken for. */
  readonly misspelt: Recent<{ readonly match?: LabelMatch }>
}

// Below this a label is another label, not a misspelt one; a label of two characters must be exact.
const LEAST_LIKENESS = 0.7
const LEAST_MARGIN = 0.1
const SHORTEST_MISSPELT = 4
const LONGEST_LABEL = 120
const REMEMBERED = 60_000

/** The label index of `form`, made once. */
export const labelIndex = rememberFor((form: Form): LabelIndex => {
  const byNormalForm = new Map<string, LabelTarget[]>()
  for (const table of form.tables) {
    for (const [label, target] of labelsOf(form, table))
      add(byNormalForm, normalForm(label), target)
  }
  const beginnings = new Set<string>()
  for (const normal of byNormalForm.keys()) {
    for (let length = 1; length <= normal.length; length++) beginnings.add(normal.slice(0, length))
  }
  const misspelt = new Recent(REMEMBERED, (label) => {
    const match = findMisspelt(byNormalForm, normalForm(label), readOrdinal(label))
    return match ? { match } : {}
  })
  return { byNormalForm, beginnings, misspelt }
})

/** What `label`, as written, names in the form; absent when it names nothing for certain. */
export function findLabel(index: LabelIndex, label: string): LabelMatch | undefined {
  if (label.length > LONGEST_LABEL) return undefined
  const normal = normalForm(label)
  const targets = index.byNormalForm.get(normal) ?? findWithoutNotes(index, label)
  if (targets) return { targets, likeness: 1 }
  return normal.length < SHORTEST_MISSPELT ? undefined : index.misspelt.get(label).match
}

/** A note in brackets changes nothing, unless the official label has one itself: then it is a misspelt one. */
function findWithoutNotes(index: LabelIndex, label: string): readonly LabelTarget[] | undefined {
  const bare = withoutNotes(label)
  const targets = bare === label ? undefined : index.byNormalForm.get(normalForm(bare))
  return targets?.some(({ official }) => withoutNotes(official) !== official) ? undefined : targets
}

/** A label without what stands in brackets after its first words: 本年(2024)制发件数, 现行有效件数（历史累计）. */
function withoutNotes(label: string): string {
  return label.replace(/(\p{Script=Han}\s*)[(（](?!\s{0,9}单位)[^()（）]{0,40}[)）]/gu, "$1")
}

/** The one label that `normal` is like and whose number agrees; two about equally like are a guess, so none. */
function findMisspelt(
  byNormalForm: LabelIndex["byNormalForm"],
  normal: string,
  ordinal: Ordinal | undefined,
): LabelMatch | undefined {
  let best: LabelMatch | undefined
  let second = 0
  for (const [known, targets] of byNormalForm) {
    if (known.length < SHORTEST_MISSPELT) continue
    if (Math.abs(known.length - normal.length) > normal.length * (1 - LEAST_LIKENESS) + 1) continue
    const found = likeness(known, normal)
    const isSame = best?.targets[0]?.official === targets[0]?.official
    if (found > (best?.likeness ?? 0)) {
      if (best && !isSame) second = best.likeness
      best = { targets, likeness: found }
    } else if (!isSame) {
      second = Math.max(second, found)
    }
  }
  if (!best || best.likeness < LEAST_LIKENESS || best.likeness - second < LEAST_MARGIN)
    return undefined
  return agrees(ordinal, readOrdinal(best.targets[0]?.official ?? "")) ? best : undefined
}

/** False where the numbers say that a label is another: （六）其他 of a group, 3.其他. */
export function numbersAgree(written: string, { targets }: LabelMatch): boolean {
  return targets.some(({ official }) => {
    const [found, expected] = [readOrdinal(written), readOrdinal(official)]
    return !found || !expected || (found.style === expected.style && found.value === expected.value)
  })
}

/** （一）已予公开 is like （三）不予公开, but another number says that it is not it. */
function agrees(written: Ordinal | undefined, official: Ordinal | undefined): boolean {
  return (
    !written || !official || written.style !== official.style || written.value === official.value
  )
}

function* labelsOf(form: Form, table: TableForm): Iterable<[string, LabelTarget]> {
  for (const part of table.parts) {
    if (part.caption !== undefined) {
      const target: LabelTarget = { kind: "caption", table, part, official: part.caption }
      yield* named(form, part.caption, target)
    }
    for (const cell of part.header.flat()) {
      yield* named(form, cell.text, { kind: "header", table, official: cell.text })
    }
    for (const row of part.rows) {
      const official = row.labels.at(-1)
      if (official === undefined) continue
      yield* named(form, official, { kind: "row", table, part, row, official })
      // Group and item in one cell: 三、（三）不予公开-1.属于国家秘密, （三）不予公开1.属于国家秘密.
      for (let from = 0; from < row.labels.length - 1; from++)
        for (const joint of ["-", ""])
          yield [row.labels.slice(from).join(joint), { kind: "row", table, part, row, official }]
      for (const [depth, group] of row.labels.slice(0, -1).entries()) {
        yield* named(form, group, { kind: "group", table, official: group, depth })
      }
    }
  }
}

function* named(
  form: Form,
  official: string,
  target: LabelTarget,
): Iterable<[string, LabelTarget]> {
  yield [official, target]
  for (const synonym of form.synonyms[official] ?? []) yield [synonym, target]
}

function add(map: Map<string, LabelTarget[]>, normal: string, target: LabelTarget): void {
  const targets = map.get(normal)
  if (!targets) map.set(normal, [target])
  else if (!targets.some((known) => isSame(known, target))) targets.push(target)
}

function isSame(a: LabelTarget, b: LabelTarget): boolean {
  if (a.kind !== b.kind || a.table !== b.table || a.official !== b.official) return false
  return a.kind !== "row" || (b.kind === "row" && a.row === b.row)
}
