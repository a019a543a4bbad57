// `npm start`: the extension on a copy of the sample reports, in desktop VS Code where there is one,
// else in VS Code's server build at an address for any browser.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { toAddress } from "./vscode-host/address.ts"
import { hasScreen, remove, repository, temporaryCopy } from "./vscode-host/folders.ts"
import { startServer } from "./vscode-host/server.ts"

const folder = temporaryCopy(join(repository, "samples"))
if (hasScreen() && isOnPath("code")) openDesktop()
else await serve()

/** The folder stays, since `code` returns while its window is open. */
function openDesktop(): void {
  const args = [`--extensionDevelopmentPath=${repository}`, folder]
  const { status } = spawnSync("code", args, { stdio: "inherit" })
  process.exitCode = status ?? 1
}

async function serve(): Promise<void> {
  const server = await startServer({})
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(name, () => {
      server.close()
      remove(dirname(folder))
      process.exit()
    })
  }
  console.log("VS Code with the extension, on a copy of samples/, until Ctrl-C:")
  console.log(toAddress(server.authority, { folder, extension: repository }))
  setInterval(() => {}, 60_000)
}

function isOnPath(command: string): boolean {
  const folders = process.env.PATH?.split(delimiter) ?? []
  return folders.some((each) => existsSync(join(each, command)))
}
