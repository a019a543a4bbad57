import { lastYearsAmong, saysWhere, type Titled } from "../core/issuer.ts"
import { folderOf } from "./places.ts"

/** A report, and where it is, as `toKey` has it. */
interface KeyedReport extends Titled {
  readonly key: string
}

// Folders whose names differ in this alone hold reports of different years.
const YEARS = /(?:19|20)\d\d(?:年度?)?|\d\d年度?|[去今上本往历]年度?/g

/**
 * As `lastYearsAmong`, but the nearest counts: a report in the same folder goes before those in folders within it or
 * around it, where the years in the names of folders are nothing. Those elsewhere, whether in the folder beside or in
 * another of the open `folders`, may be another district's, unless both names say where their issuer is; those below
 * the same one of `folders` go before others. What is in no folder at all is near to everything.
 */
export function lastYearsNearby<R extends KeyedReport>(
  reports: readonly R[],
  folders: readonly string[],
): (report: R) => R | undefined {
  const findAmong = lastYearsAmong(reports)
  return (report) => {
    const place = placeOf(report)
    const findNear = (isNear: (a: string, b: string) => boolean) =>
      findAmong(report, (candidate) => {
        const other = placeOf(candidate)
        return place === undefined || other === undefined || isNear(place, other)
      })
    const near = findNear((a, b) => a === b) ?? findNear((a, b) => isWithin(a, b) || isWithin(b, a))
    if (near || !isLocated(report)) return near
    const folder = folderOf(folders, report.key)
    const found =
      findAmong(report, ({ key }) => folderOf(folders, key) === folder) ?? findAmong(report)
    return found && isLocated(found) ? found : undefined
  }
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

/** True for a folder that is `folder` or inside it. */
function isWithin(inner: string, folder: string): boolean {
  return inner === folder || inner.startsWith(`${folder}/`)
}

function isLocated({ title }: Titled): boolean {
  return title?.issuer !== undefined && saysWhere(title.issuer)
}
