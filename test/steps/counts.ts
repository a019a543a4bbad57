export interface Counts {
  readonly passed: number
  readonly failed: number
}

/** A check that is one thing: it passes or it fails. */
export function count(isPassed: boolean): Counts {
  return { passed: Number(isPassed), failed: Number(!isPassed) }
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  }
}

export function toText({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`
}
