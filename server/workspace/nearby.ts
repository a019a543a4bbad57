import { ByIssuer, lastYearAmong, saysWhere, type Titled } from "../core/issuer.ts"
import { groupByEach } from "../core/text/group.ts"
import { rememberBy } from "../core/text/remember.ts"
import { folderOf } from "./places.ts"

/** A report, and where it is, as `toKey` has it. */
interface KeyedReport extends Titled {
  readonly key: string
}

// Folders whose names differ in this alone hold reports of different years.
const YEARS = /(?:19|20)\d\d(?:年度?)?|\d\d年度?|[去今上本往历]年度?/g

/**
 * Finds last year's report of one of `reports`, as `lastYearAmong` does, but the nearest counts: a report in the same
 * folder goes before those in folders within it or around it, where the years in the names of folders are nothing.
 * Those elsewhere, whether in the folder beside or in another of the open `folders`, may be another district's, unless
 * both names say where their issuer is; those below the same one of `folders` go before others. What is in no folder at
 * all is near to everything.
 */
export function lastYearsNearby<R extends KeyedReport>(
  reports: readonly R[],
  folders: readonly string[],
): (report: R) => R | undefined {
  // There may be thousands of reports, and of folders: none is looked through for each report.
  const inside = groupsBy(reports, (report) => [placeOf(report)])
  const below = groupsBy(reports, (report) => foldersAround(placeOf(report)))
  const inOpen = groupsBy(reports, ({ key }) => [folderOf(folders, key)])
  const everywhere = [new ByIssuer(reports)]
  return (report) => {
    const place = placeOf(report)
    if (place === undefined) return lastYearAmong(report, everywhere)
    const unsaved = inside(undefined)
    const near =
      lastYearAmong(report, [...inside(place), ...unsaved]) ??
      lastYearAmong(report, [
        ...inside(place),
        ...below(place),
        ...foldersAround(place).flatMap(inside),
        ...unsaved,
      ])
    if (near || !isLocated(report)) return near
    const found =
      lastYearAmong(report, inOpen(folderOf(folders, report.key))) ??
      lastYearAmong(report, everywhere)
    return found && isLocated(found) ? found : undefined
  }
}

/** Finds the reports of a key: none, or one group. */
function groupsBy<R extends KeyedReport>(
  reports: readonly R[],
  keysOf: (report: R) => readonly (string | undefined)[],
): (key: string | undefined) => readonly ByIssuer<R>[] {
  let byKey: ReadonlyMap<string | undefined, readonly R[]> | undefined
  return rememberBy((key) => {
    byKey ??= groupByEach(reports, keysOf)
    const inside = byKey.get(key)
    return inside ? [new ByIssuer(inside)] : []
  })
}

/** From the outermost on. */
function foldersAround(place = ""): readonly string[] {
  return Array.from(place.matchAll(/\//g), ({ index }) => place.slice(0, index))
}

/** The folder that it is in, without years; absent for a document that was never saved. */
function placeOf({ key }: KeyedReport): string | undefined {
  const names = key.split("/").slice(0, -1)
  if (names.length === 0) return undefined
  return names
    .map((name) => name.replace(YEARS, ""))
    .filter((name) => name !== "")
    .join("/")
}

function isLocated({ title }: Titled): boolean {
  return title?.issuer !== undefined && saysWhere(title.issuer)
}
