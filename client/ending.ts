import { commands, window } from "vscode"
import { CloseAction, ErrorAction, type ErrorHandler } from "vscode-languageclient"
import { text } from "./text.ts"

// Milliseconds in which so many endings are no accident any more.
const [WHILE, MOST_ENDINGS] = [3 * 60_000, 5]
const MOST_ERRORS = 3

/** Starts a server that has ended by itself anew, a few times; then tells the user, whose language the library has not. */
export function restartOnEnd(): ErrorHandler {
  let endings: readonly number[] = []
  return {
    error: (_error, _message, count) => {
      const isFew = (count ?? 0) <= MOST_ERRORS
      return { action: isFew ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true }
    },
    closed() {
      const now = Date.now()
      endings = [...endings.filter((each) => now - each < WHILE), now]
      if (endings.length < MOST_ENDINGS) return { action: CloseAction.Restart, handled: true }
      endings = []
      void tellEnd()
      return { action: CloseAction.DoNotRestart, handled: true }
    },
  }
}

/** Tells that nothing is checked any more, and offers what helps. */
export async function tellEnd(): Promise<void> {
  const restart = text({ key: "client.ended.restart" })
  const output = text({ key: "client.status.output" })
  const chosen = await window.showErrorMessage(text({ key: "client.ended" }), restart, output)
  if (chosen === restart) await commands.executeCommand("reportLint.restart")
  if (chosen === output) await commands.executeCommand("reportLint.showOutput")
}
