import type { Title } from "./bind/facts.ts"
import { groupByEach } from "./text/group.ts"
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

/** Reports by their issuers. */
export class ByIssuer<R extends Titled> {
  readonly #reports: readonly R[]
  readonly #years: ReadonlySet<number | undefined>
  #names: Names<R> | undefined

  constructor(reports: readonly R[]) {
    // Of one issuer and year two are as many as a thousand: neither is the only one.
    const alike = Map.groupBy(reports, ({ title }) => `${title?.year} ${title?.issuer}`)
    this.#reports = Array.from(alike.values()).flatMap((same) => same.slice(0, 2))
    this.#years = new Set(this.#reports.map(({ title }) => title?.year))
  }

  /** Most folders have the reports of one year: then no name need be looked at. */
  hasYear(year: number): boolean {
    return this.#years.has(year)
  }

  /** False where none of them is, nor may be, of the issuer and the year before. */
  mayHaveLastYear({ title }: Titled): boolean {
    const { issuer, year } = title ?? {}
    if (issuer === undefined || year === undefined || !this.hasYear(year - 1)) return false
    return this.ofIssuer(issuer).some((other) => other.title?.year === year - 1)
  }

  /** Those of the name and year, in whatever wording. */
  ofTitle(issuer: string, year: number): readonly R[] {
    return this.#byName.titles.get(titleOf(issuer, year)) ?? []
  }

  /** Those that are, or may be, the issuer's. */
  ofIssuer(issuer: string): readonly R[] {
    const { full, short } = names.get(issuer)
    const byName = this.#byName
    return [
      ...(byName.full.get(full) ?? []),
      ...(byName.short.get(full) ?? []),
      ...short.flatMap((name) => byName.full.get(name) ?? []),
    ]
  }

  get #byName(): Names<R> {
    this.#names ??= {
      titles: this.#groupBy((issuer, year) => [titleOf(issuer, year)]),
      full: this.#groupBy((issuer) => [names.get(issuer).full]),
      short: this.#groupBy((issuer) => names.get(issuer).short),
    }
    return this.#names
  }

  #groupBy(
    keysOf: (issuer: string, year: number | undefined) => readonly string[],
  ): ReadonlyMap<string, readonly R[]> {
    return groupByEach(this.#reports, ({ title: { issuer, year } = {} }) =>
      issuer === undefined || names.get(issuer).full === "" ? [] : keysOf(issuer, year),
    )
  }
}

interface Names<R> {
  readonly titles: ReadonlyMap<string, readonly R[]>
  readonly full: ReadonlyMap<string, readonly R[]>
  readonly short: ReadonlyMap<string, readonly R[]>
}

/**
 * The report of the year before, among all in `groups`, by the issuer of another. There is none where there are two,
 * or where a name in full or in short may stand for another issuer among those reports.
 */
export function lastYearAmong<R extends Titled>(
  { title }: Titled,
  groups: readonly ByIssuer<R>[],
): R | undefined {
  const { issuer, year } = title ?? {}
  if (issuer === undefined || year === undefined) return undefined
  if (!groups.some((group) => group.hasYear(year - 1))) return undefined
  const namesakes = groups.flatMap((group) => group.ofTitle(issuer, year - 1))
  if (namesakes.length > 0) return onlyOne(namesakes)
  const ofIssuer = (name: string) => groups.flatMap((group) => group.ofIssuer(name))
  const found = onlyOne(ofIssuer(issuer).filter((other) => other.title?.year === year - 1))
  const foundIssuer = found?.title?.issuer
  if (foundIssuer === undefined) return undefined
  const isCertain = [...ofIssuer(issuer), ...ofIssuer(foundIssuer)].every(
    (other) =>
      (other.title?.year !== year || mayBe(other, issuer, isNamesake)) &&
      mayBe(other, issuer, isSameIssuer) &&
      mayBe(other, foundIssuer, isSameIssuer),
  )
  return isCertain ? found : undefined
}

/** Equal for titles of one year and name. */
function titleOf(issuer: string, year: number | undefined): string {
  return `${year} ${names.get(issuer).full}`
}

function onlyOne<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined
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
