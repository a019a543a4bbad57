import type { Title } from "./bind/facts.ts"
import { Recent } from "./text/recent.ts"

/** What tells whose report it is, and of which year; a report's facts are one. */
export interface Titled {
  readonly title?: Pick<Title, "issuer" | "year">
}

// A short name may follow 示例市, 示例省示例市 or 示例县王村镇; not 城市 of 城市管理局.
const SHORT_NAMES = /(?<=.(?:省|(?<!(?:^|[省市区县])城)市|区|县|旗|州|盟|镇|乡))(?=.)/g
// No name by itself: what is left of one that was cut inside.
const NO_NAME =
  /^(?:省|市(?!场|容|政(?!府))|区(?!域)|县(?!域)|旗|州|盟)|^(?:街道|政府|管委会|管理局|委|局|办公室)$/
const YEAR = /(?:(?:19|20)\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年?度?/g

interface Name {
  /** Without the year, and with one of the wordings that mean the same; empty where nothing else is left. */
  readonly full: string
  /** What the issuer is called by those who do not say in which province, city or district. */
  readonly short: readonly string[]
}

// Whoever looks for one among thousands asks for each name many times.
const names = new Recent<Name>(200_000, (issuer) => {
  const full = reduce(issuer)
  const short = Array.from(full.matchAll(SHORT_NAMES), ({ index }) => full.slice(index))
  return { full, short: short.filter((name) => !NO_NAME.test(name)) }
})

/** True when both names, as titles have them, mean one issuer: 岚浦区星榆街道办事处 and 星榆街道办事处. */
export function isSameIssuer(a: string, b: string): boolean {
  const [first, second] = [names.get(a), names.get(b)]
  if (first.full === second.full) return first.full !== ""
  return first.short.includes(second.full) || second.short.includes(first.full)
}

/** True for a name that says where its issuer is: a street's name alone is that of others elsewhere too. */
export function saysWhere(issuer: string): boolean {
  return names.get(issuer).short.length > 0
}

/** Finds the report of the year before by the issuer of another, among those that `isNear`, or among all. */
export type LastYears<R> = (report: Titled, isNear?: (other: R) => boolean) => R | undefined

/**
 * Finds among `reports`. There is none where there are two, or where a name in full or in short may stand for another
 * issuer among the reports. To be asked for many.
 */
export function lastYearsAmong<R extends Titled>(reports: readonly R[]): LastYears<R> {
  const years = new Set(reports.map(({ title }) => title?.year))
  let index: Index<R> | undefined
  return ({ title }, isNear) => {
    const { issuer, year } = title ?? {}
    // Most folders have the reports of one year: then no name need be looked at.
    if (issuer === undefined || year === undefined || !years.has(year - 1)) return undefined
    index ??= indexOf(reports)
    return find(index, issuer, year, isNear)
  }
}

/** Reports by their issuers. */
interface Index<R> {
  readonly byTitle: ReadonlyMap<string, readonly R[]>
  readonly byFullName: ReadonlyMap<string, readonly R[]>
  readonly byShortName: ReadonlyMap<string, readonly R[]>
}

function indexOf<R extends Titled>(reports: readonly R[]): Index<R> {
  return {
    byTitle: group(reports, (issuer, year) => [titleOf(issuer, year)]),
    byFullName: group(reports, (issuer) => [names.get(issuer).full]),
    byShortName: group(reports, (issuer) => names.get(issuer).short),
  }
}

function find<R extends Titled>(
  index: Index<R>,
  issuer: string,
  year: number,
  isNear: (other: R) => boolean = () => true,
): R | undefined {
  const namesakes = (index.byTitle.get(titleOf(issuer, year - 1)) ?? []).filter(isNear)
  if (namesakes.length > 0) return onlyOne(namesakes)
  const ofName = (name: string) => ofIssuer(index, name).filter(isNear)
  const found = onlyOne(ofName(issuer).filter((other) => other.title?.year === year - 1))
  const foundIssuer = found?.title?.issuer
  if (foundIssuer === undefined) return undefined
  const isCertain = [...ofName(issuer), ...ofName(foundIssuer)].every(
    (other) =>
      (other.title?.year !== year || mayBe(other, issuer, isNamesake)) &&
      mayBe(other, issuer, isSameIssuer) &&
      mayBe(other, foundIssuer, isSameIssuer),
  )
  return isCertain ? found : undefined
}

/** The reports that are, or may be, the issuer's. */
function ofIssuer<R>({ byFullName, byShortName }: Index<R>, issuer: string): readonly R[] {
  const { full, short } = names.get(issuer)
  return [
    ...(byFullName.get(full) ?? []),
    ...(byShortName.get(full) ?? []),
    ...short.flatMap((name) => byFullName.get(name) ?? []),
  ]
}

/** Equal for titles of one year and name. */
function titleOf(issuer: string, year: number | undefined): string {
  return `${year} ${names.get(issuer).full}`
}

/** The reports of named issuers, by each key of theirs. */
function group<R extends Titled>(
  reports: readonly R[],
  keysOf: (issuer: string, year: number | undefined) => readonly string[],
): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>()
  for (const report of reports) {
    const { issuer, year } = report.title ?? {}
    if (issuer === undefined || names.get(issuer).full === "") continue
    for (const key of keysOf(issuer, year)) {
      const known = groups.get(key)
      if (known) known.push(report)
      else groups.set(key, [report])
    }
  }
  return groups
}

function onlyOne<T>([first, ...others]: readonly T[]): T | undefined {
  return others.length === 0 ? first : undefined
}

function isNamesake(a: string, b: string): boolean {
  return names.get(a).full === names.get(b).full
}

function mayBe(
  { title }: Titled,
  issuer: string,
  isThat: (a: string, b: string) => boolean,
): boolean {
  return title?.issuer !== undefined && isThat(title.issuer, issuer)
}

/** Without the year, and with one of the wordings that mean the same. */
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
