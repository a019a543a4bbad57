import type { Counts } from "../../steps/counts.ts"

interface Test {
  readonly name: string
  readonly body: () => Promise<void>
  /** Milliseconds. */
  readonly limit: number
}

const tests: Test[] = []

/** Adds a test; it fails when its body throws or takes longer than the limit in milliseconds. */
export function test(name: string, body: () => Promise<void>, limit = 15_000): void {
  tests.push({ name, body, limit })
}

/**
 * Runs the tests one after another, as they share one editor.
 * Reports by warnings, for the levels below are full of VS Code's own news.
 */
export async function runTests(): Promise<Counts> {
  let failed = 0
  for (const each of tests) {
    const start = Date.now()
    try {
      await inTime(each)
      console.warn(`✔ ${each.name} (${Date.now() - start} ms)`)
    } catch (error) {
      failed += 1
      console.warn(`✖ ${each.name} (${Date.now() - start} ms)\n${toText(error)}`)
    }
  }
  return { passed: tests.length - failed, failed }
}

async function inTime({ body, limit }: Test): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Took longer than ${limit} ms`)), limit)
  })
  try {
    await Promise.race([body(), late])
  } finally {
    clearTimeout(timer)
  }
}

function toText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
