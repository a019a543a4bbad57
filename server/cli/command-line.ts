import { run } from "./run.ts"

/** Runs the command line of this process; `keepCode` is called once a report has been checked. */
export function start(keepCode: () => void): void {
  // Whoever writes is told of a failure by the write itself; without these it would also end the process.
  process.stdout.on("error", () => {})
  process.stderr.on("error", () => {})

  run(process.argv.slice(2), process, keepCode).then(
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
