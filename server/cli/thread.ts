import type { CheckCommand } from "./arguments.ts"
import { type CheckAnswer, type CheckTask, openChecker } from "./checker.ts"
import { printerOf } from "./printers/report.ts"

/** What a thread is told when it starts. */
export interface ThreadData {
  readonly command: CheckCommand
  readonly isColoured: boolean
}

/** Answers the tasks that the thread is sent, in their order. */
export async function answerTasks(): Promise<void> {
  const { parentPort, workerData } = await import("node:worker_threads")
  const { command, isColoured }: ThreadData = workerData
  const checker = openChecker(command, printerOf(command, isColoured), false)
  parentPort?.on("message", async (tasks: readonly CheckTask[]) => {
    const answers: CheckAnswer[] = []
    for (const task of tasks) answers.push(await checker(task))
    parentPort?.postMessage(answers)
  })
}
