import { lastYearsAmong, type Titled } from "../core/issuer.ts"

/**
 * As `lastYearsAmong`, but a report in the same folder goes before those in others: of two folders that are open
 * side by side, each may have all reports of an issuer. Without a folder a report is beside none.
 */
export function lastYearsNearby<R extends Titled>(
  reports: readonly R[],
  folderOf: (report: R) => string | undefined,
): (report: R) => R | undefined {
  const findAnywhere = lastYearsAmong(reports)
  const byFolder = Map.groupBy(reports, folderOf)
  if (byFolder.size === 1) return findAnywhere
  byFolder.delete(undefined)
  const finders = new Map(
    Array.from(byFolder, ([folder, inside]) => [folder, lastYearsAmong(inside)]),
  )
  return (report) => finders.get(folderOf(report))?.(report) ?? findAnywhere(report)
}
