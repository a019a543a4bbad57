import assert from "node:assert/strict"
import { execFileSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "playwright-core"
import words from "../../package.nls.zh-cn.json" with { type: "json" }
import { repository } from "../../scripts/vscode-host/folders.ts"
import type { OpenWorkbench } from "./host.ts"
import type { WindowTests } from "./window.ts"
import { goToLine, goToText, openFile, runCommand } from "./workbench.ts"
import { wrong, wrongLine } from "./wrong-report.ts"

const name = "停.txt"
const ENDINGS = 5
const server = join(repository, "dist/server.cjs")

export const endingFiles = { [name]: wrong }

/** For a window of a Chinese VS Code that runs the server as a process. */
export const endingTests: WindowTests = {
  "a server that ends is started anew; where it does so again and again, that is told in Chinese":
    endServer,
}

async function endServer({ page }: OpenWorkbench): Promise<void> {
  await openFile(page, name)
  await goToLine(page, wrongLine)
  const squiggle = page.locator(".squiggly-error").first()
  for (let ending = 1; ending <= ENDINGS; ending++) {
    // It works: what it recomputes is right, and wrong again once that is undone.
    await squiggle.waitFor()
    await runCommand(page, words["command.recomputeTotals"])
    await squiggle.waitFor({ state: "detached" })
    await goToText(page)
    await page.keyboard.press("Control+Z")
    await squiggle.waitFor()
    const killed = await untilStarted(page)
    for (const pid of killed) process.kill(pid, "SIGKILL")
    if (ending < ENDINGS) await untilStarted(page, killed)
  }
  await squiggle.waitFor({ state: "detached" })
  await runCommand(page, "Notifications: Show Notifications")
  const told = page.locator(".notification-list-item")
  await told.filter({ hasText: "年报检查在几分钟内多次意外停止" }).waitFor()
  assert.equal(await told.filter({ hasText: /server|client/ }).count(), 0)
  await told.getByRole("button", { name: "重新启动" }).click()
  await squiggle.waitFor()
}

/** Waits for a server that is none of `before`. */
async function untilStarted(
  page: Page,
  before: readonly number[] = [],
): Promise<readonly number[]> {
  for (;;) {
    const servers = findServers()
    if (servers.some((pid) => !before.includes(pid))) return servers
    await page.waitForTimeout(50)
  }
}

/** The language servers that descend from this process. */
export function findServers(): readonly number[] {
  const processes = listProcesses()
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]))
  const isOwn = (pid: number | undefined): boolean =>
    pid === process.pid || (pid !== undefined && isOwn(parents.get(pid)))
  return processes
    .filter(({ pid, command }) => command.includes(server) && isOwn(pid))
    .map(({ pid }) => pid)
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

/** A bare Linux has no `ps`. */
function listProcesses(): readonly Process[] {
  if (existsSync("/proc/self/stat")) return readdirSync("/proc").flatMap(readProcess)
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
  return Array.from(lines.matchAll(/^\s*(\d+)\s+(\d+)\s+(.*)$/gm), ([, pid, parent, command]) => ({
    pid: Number(pid),
    parent: Number(parent),
    command: command ?? "",
  }))
}

function readProcess(pid: string): readonly Process[] {
  if (!/^\d+$/.test(pid)) return []
  try {
    // Behind the name, which may have spaces and brackets, stand the state and the parent.
    const [, parent] = /.*\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? []
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
    return [{ pid: Number(pid), parent: Number(parent), command }]
  } catch {
    // It has ended in the meantime.
    return []
  }
}
