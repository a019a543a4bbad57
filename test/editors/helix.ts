import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { stripVTControlCharacters } from "node:util"
import type { Program } from "./programs.ts"
import { FIX, HOVER, MESSAGE, type makeProject, TOTAL } from "./report.ts"

/** Helix has no way of being told what to do but its keys: they are typed into a terminal, and its screen is read. */
export async function driveHelix(
  { command, environment: own }: Program,
  { folder, report }: ReturnType<typeof makeProject>,
  environment: Readonly<Record<string, string>>,
): Promise<void> {
  const words = [...command, report].map((word) => `'${word}'`).join(" ")
  const terminal = spawn("script", ["-qec", `stty rows 60 cols 240; exec ${words}`, "/dev/null"], {
    cwd: folder,
    env: { ...process.env, ...environment, ...own, TERM: "xterm-256color" },
    stdio: ["pipe", "pipe", "inherit"],
    timeout: 60_000,
  })
  const ended = once(terminal, "close")
  let screen = ""
  terminal.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text
  })
  const type = (keys: string) => {
    screen = ""
    terminal.stdin.write(keys)
  }
  const shown = (words: string) =>
    waitFor(words, () => stripVTControlCharacters(screen).includes(words))

  try {
    // The status line counts errors and warnings behind a dot.
    await shown("●")
    const chosen = join(folder, "chosen")
    // The first diagnostic is selected, and what is selected is written to a file.
    type(`[D:pipe-to cat > ${chosen}\r`)
    await waitFor(
      "the wrong total",
      () => existsSync(chosen) && readFileSync(chosen, "utf8") === TOTAL.text,
    )
    // Messages are broken where they reach the edge of the screen.
    await shown(MESSAGE.slice(0, 20))
    type(" k")
    await shown(HOVER)
    // The next key closes what hovers.
    type(" a")
    await shown(FIX)
    type("\r")
    type(":wq\r")
    await ended
  } finally {
    if (terminal.exitCode === null) terminal.kill()
  }
}

async function waitFor(what: string, condition: () => boolean): Promise<void> {
  for (let wait = 0; wait < 200; wait++) {
    if (condition()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Waited in vain for ${what}`)
}
