import assert from "node:assert/strict"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { text } from "node:stream/consumers"
import { suite, test } from "node:test"
import { remove } from "../../scripts/vscode-host/folders.ts"
import { driveHelix } from "./helix.ts"
import { findProgram, type Program } from "./programs.ts"
import { readSnippet } from "./readme.ts"
import {
  expectedFindings,
  FIX,
  findings,
  HOVER,
  MESSAGE,
  makeProject,
  RIGHT,
  type Seen,
  TOTAL,
} from "./report.ts"

const drivers = import.meta.dirname

for (const readme of ["README.md", "README.zh-CN.md"]) {
  for (const lineEnding of ["\n", "\r\n"] as const) {
    suite(`${readme}, line endings ${JSON.stringify(lineEnding)}`, () => {
      test("Neovim", async () => {
        await using session = startSession(lineEnding)
        const { report } = session.project
        session.configure("nvim/init.lua", readSnippet(readme, "lua"))
        const driver = join(drivers, "neovim.lua")
        await session.run(findProgram("nvim"), "--headless", report, "-c", `luafile ${driver}`)
        session.expect()
      })

      test("Emacs", async () => {
        await using session = startSession(lineEnding)
        const init = session.configure("init.el", readSnippet(readme, "elisp"))
        const driver = join(drivers, "emacs.el")
        await session.run(findProgram("emacs"), "-Q", "--batch", "-l", init, "-l", driver)
        session.expect(/^report-lint \[[\w-]+\]: /)
      })

      test("Helix", async () => {
        await using session = startSession(lineEnding)
        session.configure("helix/languages.toml", readSnippet(readme, "toml"))
        await driveHelix(findProgram("hx"), session.project, session.environment)
        assert.equal(session.saved(), RIGHT.replaceAll("\n", lineEnding))
      })
    })
  }
}

test("the report has what the settings hide or tell otherwise", () => {
  const rules = findings().map(({ rule, severity }) => `${rule} ${severity}`)
  assert.ok(rules.includes("row-label 3") && rules.includes("balance 1"), rules.join())
})

/** A project with the wrong report, an editor's home beside it, and what comes of driving the editor. */
function startSession(lineEnding: "\n" | "\r\n") {
  const project = makeProject(lineEnding)
  const home = join(project.folder, "home")
  const environment = {
    HOME: home,
    XDG_CONFIG_HOME: home,
    LANG: "C.UTF-8",
    REPORT: project.report,
    SEEN: project.seen,
    ACTION: FIX,
  }
  return {
    project,
    environment,
    configure(name: string, content: string): string {
      const file = join(home, name)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
      return file
    },
    async run({ command: [file, ...first], environment: own }: Program, ...args: string[]) {
      const editor = spawn(file, [...first, ...args], {
        cwd: project.folder,
        env: { ...process.env, ...environment, ...own },
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 60_000,
      })
      const said = Promise.all([text(editor.stdout), text(editor.stderr)])
      const [code] = await once(editor, "close")
      assert.equal(code, 0, (await said).join("\n"))
    },
    saved: () => readFileSync(project.report, "utf8"),
    /** `prefix` is what the editor writes before each message. */
    expect(prefix = /^/) {
      const seen: { diagnostics: Seen[]; hover: string } = JSON.parse(
        readFileSync(project.seen, "utf8"),
      )
      const shown = seen.diagnostics.map((each) => ({
        ...each,
        message: each.message.replace(prefix, ""),
      }))
      const total = shown.find(({ rule }) => rule === TOTAL.rule)
      assert.partialDeepStrictEqual(total, TOTAL)
      assert.ok(total?.message.startsWith(MESSAGE), total?.message)
      assert.deepEqual(inOrder(shown), inOrder(expectedFindings()))
      assert.ok(seen.hover.includes(HOVER), seen.hover)
      assert.equal(this.saved(), RIGHT.replaceAll("\n", lineEnding))
    },
    async [Symbol.asyncDispose]() {
      remove(project.folder)
    },
  }
}

function inOrder(all: readonly Seen[]): readonly Seen[] {
  return all.toSorted((a, b) => a.line - b.line || a.rule.localeCompare(b.rule))
}
