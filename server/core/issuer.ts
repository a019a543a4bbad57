import type { Title } from "./bind/facts.ts"
import { Recent } from "./text/recent.ts"

/** What tells whose report it is, and of which year; a report's facts are one. */
export interface Titled {
  readonly title?: Pick<Title, "issuer" | "year">
}

// What may stand before a short name: 示例市, 示例省示例市, 示例县王村镇; not 城市 of 城市管理局.
const DIVISIONS = /.(?:省|(?<!(?:^|[省市区县])城)市|区|县|旗|州|盟|镇|乡)$/
// No name by itself: what is left of one that was cut inside.
const NO_NAME =
  /^(?:省|市(?!场|容|政(?!府))|区(?!域)|县(?!域)|旗|州|盟)|^(?:街道|政府|管委会|管理局|委|局|办公室)$/
const YEAR = /(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年?度?/g

// Finding one among thousands compares each name with many.
const names = new Recent(200_000, reduce)

/** True when both names, as titles have them, mean one issuer: 岚浦区星榆街道办事处 and 星榆街道办事处. */
export function isSameIssuer(a: string, b: string): boolean {
  const [first, second] = [nameOf(a), nameOf(b)]
  if (first === second) return first !== ""
  const [short, long] = first.length < second.length ? [first, second] : [second, first]
  if (short === "" || NO_NAME.test(short) || !long.endsWith(short)) return false
  return DIVISIONS.test(long.slice(0, -short.length))
}

/**
 * Finds among `reports` that of the year before by the issuer of another. There is none where there are two,
 * or where a name in full or in short may stand for another issuer among the reports. To be asked for many.
 */
export function lastYearsAmong<R extends Titled>(
  reports: readonly R[],
): (report: Titled) => R | undefined {
  const byYear = group(reports, ({ title }) => title?.year)
  const byName = group(reports, ({ title }) => title && keyOf(title.year, title.issuer))
  return ({ title }) => {
    const { issuer, year } = title ?? {}
    if (issuer === undefined || year === undefined) return undefined
    const namesakes = byName.get(keyOf(year - 1, issuer))
    if (namesakes) return onlyOne(namesakes)
    const candidates = byYear.get(year - 1) ?? []
    const found = onlyOne(candidates.filter((other) => mayBe(other, issuer)))
    const foundIssuer = found?.title?.issuer
    if (foundIssuer === undefined) return undefined
    const related = reports.filter((other) => mayBe(other, issuer) || mayBe(other, foundIssuer))
    const isCertain = related.every(
      (other) =>
        (other.title?.year !== year || hasName(other, issuer)) &&
        mayBe(other, issuer) &&
        mayBe(other, foundIssuer),
    )
    return isCertain ? found : undefined
  }
}

/** Equal for titles of one year and name; absent where there is no issuer. */
function keyOf(year: number | undefined, issuer: string | undefined): string | undefined {
  return issuer === undefined ? undefined : `${year} ${nameOf(issuer)}`
}

function group<R, Key>(
  reports: readonly R[],
  keyOfReport: (report: R) => Key | undefined,
): ReadonlyMap<Key | undefined, readonly R[]> {
  const groups = new Map<Key | undefined, R[]>()
  for (const report of reports) {
    const key = keyOfReport(report)
    const known = key === undefined ? undefined : groups.get(key)
    if (known) known.push(report)
    else if (key !== undefined) groups.set(key, [report])
  }
  return groups
}

function onlyOne<T>([first, ...others]: readonly T[]): T | undefined {
  return others.length === 0 ? first : undefined
}

function hasName({ title }: Titled, issuer: string): boolean {
  return title?.issuer !== undefined && nameOf(title.issuer) === nameOf(issuer)
}

function mayBe({ title }: Titled, issuer: string): boolean {
  return title?.issuer !== undefined && isSameIssuer(title.issuer, issuer)
}

/** A name without the year, and with one of the wordings that mean the same. */
function nameOf(issuer: string): string {
  return names.get(issuer)
}

function reduce(issuer: string): string {
  return issuer
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}○]/gu, "")
    .replace(YEAR, "")
    .replaceAll("人民政府", "政府")
    .replace(/(?<=.[镇乡])政府$/, "")
    .replace(/(?:街道)?办事处$/, "街道")
    .replace(/^.*街道$/, withoutGovernmentAbove)
    .replace(/管理委员会$/, "管委会")
    .replace(/委员会$/, "委")
}

/** 示例区人民政府星榆街道办事处: whose part a street office is. */
function withoutGovernmentAbove(street: string): string {
  return street.replace(/(?<=.[区县市旗])政府(?!街道$)/, "")
}
