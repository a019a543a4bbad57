import { run } from "./run.ts"

/** Checks the files that the command line sends to this thread. */
export { answerTasks as startThread } from "./thread.ts"

/**
 * Runs the command line of this process. `keepCode` is called once reports have been checked; a thread that
 * runs the script `thread` calls `startThread`.
 */
export function start(keepCode: () => void, thread: string): void {
  // Whoever writes is told of a failure by the write itself; without these it would also end the process.
  process.stdout.on("error", () => {})
  process.stderr.on("error", () => {})

  run(process.argv.slice(2), process, { hasChecked: keepCode, thread }).then(
    (code) => {
      process.exitCode = code
    },
    (error) => {
      // Not 1, which says that a report has errors.
      process.exitCode = 2
      console.error(error)
    },
  )
}
