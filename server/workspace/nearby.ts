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
  const everywhere = new ByIssuer(reports)
  const groupsBy = (keysOf: (report: R) => readonly (string | undefined)[]) =>
    rememberedGroups(reports, everywhere, keysOf)
  const inside = groupsBy((report) => [placeOf(report)])
  const below = groupsBy((report) => outerFolders(placeOf(report)))
  const inOpen = groupsBy(({ key }) => [folderOf(folders, key)])
  return (report) => {
    if (!everywhere.mayHaveLastYear(report)) return undefined
    const place = placeOf(report)
    const here = inside(place)
    if (place === undefined || here.includes(everywhere)) return lastYearAmong(report, [everywhere])
    const unsaved = inside(undefined)
    const around = [...here, ...below(place), ...outerFolders(place).flatMap(inside), ...unsaved]
    const near = lastYearAmong(report, [...here, ...unsaved]) ?? lastYearAmong(report, around)
    if (near || !isLocated(report)) return near
    const found =
      lastYearAmong(report, inOpen(folderOf(folders, report.key))) ??
      lastYearAmong(report, [everywhere])
    return found && isLocated(found) ? found : undefined
  }
}

/** Finds the reports of a key: none, or one group; `everywhere` for all of them. */
function rememberedGroups<R extends KeyedReport>(
  reports: readonly R[],
  everywhere: ByIssuer<R>,
  keysOf: (report: R) => readonly (string | undefined)[],
): (key: string | undefined) => readonly ByIssuer<R>[] {
  let byKey: ReadonlyMap<string | undefined, readonly R[]> | undefined
  return rememberBy((key) => {
    byKey ??= groupByEach(reports, keysOf)
    const group = byKey.get(key) ?? []
    if (group.length === reports.length) return [everywhere]
    return group.length > 0 ? [new ByIssuer(group)] : []
  })
}

/** From the outermost on. */
function outerFolders(place = ""): readonly string[] {
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
