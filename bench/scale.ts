/** How much is measured. */
export interface Scale {
  /** Rounds of what takes a fraction of a second. */
  readonly rounds: number
  /** Rounds over a folder of reports. */
  readonly folderRounds: number
  /** Rounds of the slowest linters over a folder. */
  readonly slowRounds: number
  /** Reports in a small and a large folder. */
  readonly few: number
  readonly many: number
  /** Edits of a report of 6 KB, and of one of 1 MB. */
  readonly edits: number
  readonly longEdits: number
  /** Edits over which the server's memory is watched. */
  readonly steadyEdits: number
}

/** What the figures of bench/README.md are measured at. */
export const full: Scale = {
  rounds: 41,
  folderRounds: 7,
  slowRounds: 3,
  few: 1000,
  many: 10_000,
  edits: 5000,
  longEdits: 40,
  steadyEdits: 100_000,
}

/** Some minutes; says little of what grows. */
export const quick: Scale = {
  rounds: 15,
  folderRounds: 3,
  slowRounds: 1,
  few: 100,
  many: 1000,
  edits: 1000,
  longEdits: 10,
  steadyEdits: 10_000,
}
