import { once } from "node:events"
import { availableParallelism } from "node:os"
import { setFlagsFromString } from "node:v8"
import { Worker } from "node:worker_threads"
import type { CheckAll } from "./check.ts"
import type { CheckAnswer, CheckTask } from "./checker.ts"
import type { ThreadData } from "./thread.ts"

// Enough that asking takes no time, few enough that all threads end at about the same time.
const TASKS_AT_ONCE = 16

// Almost all that checking a report leaves is garbage: more room for it is only more memory.
const resourceLimits = { maxYoungGenerationSizeMb: 16 }

/**
 * Lets `use` check files in threads, each of which runs `script`: as many as there are processors, but no more
 * than `files` keep busy.
 */
export async function inThreads<Result>(
  script: string,
  workerData: ThreadData,
  files: number,
  use: (checkAll: CheckAll) => Promise<Result>,
): Promise<Result> {
  const length = Math.min(availableParallelism(), Math.ceil(files / TASKS_AT_ONCE))
  const threads = Array.from({ length }, () => new Worker(script, { workerData, resourceLimits }))
  // Tens of thousands of reports do not run long enough to make up for what the last compiler takes. Not before the threads
  // have their code, which is taken only under the flags that it was compiled under.
  threads.at(-1)?.once("message", () => setFlagsFromString("--no-turbofan"))
  const failure = Promise.race(threads.map(fail))
  try {
    return await Promise.race([use((tasks) => askAll(threads, tasks)), failure])
  } finally {
    for (const thread of threads) void thread.terminate()
  }
}

/** Every thread asks for the next tasks when it has done its own; the answers are in the order of the tasks. */
async function askAll(
  threads: readonly Worker[],
  tasks: readonly CheckTask[],
): Promise<readonly CheckAnswer[]> {
  const answers: (readonly CheckAnswer[])[] = []
  let asked = 0
  const keepBusy = async (thread: Worker) => {
    while (asked * TASKS_AT_ONCE < tasks.length) {
      const turn = asked++
      const answered = once(thread, "message")
      thread.postMessage(tasks.slice(turn * TASKS_AT_ONCE, (turn + 1) * TASKS_AT_ONCE))
      answers[turn] = (await answered)[0]
    }
  }
  await Promise.all(threads.map(keepBusy))
  return answers.flat()
}

/** Rejects when a thread fails or ends before it is told to, as for want of memory. */
function fail(thread: Worker): Promise<never> {
  return new Promise((_, reject) => {
    thread.once("error", reject)
    thread.once("exit", (code) =>
      reject(Object.assign(new Error(`A thread has ended with ${code}`), { code: "THREAD_ENDED" })),
    )
  })
}
