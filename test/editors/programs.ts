import { execFileSync } from "node:child_process"
import { existsSync, globSync, mkdirSync, renameSync, writeFileSync } from "node:fs"
import { basename, delimiter, join } from "node:path"
import { remove, repository } from "../../scripts/vscode-host/folders.ts"

/** The release whose editors are run: the first with a Neovim that has `vim.lsp.config`. */
const RELEASE = "forky"

const packages = ["neovim", "hx", "emacs-nox"]

const cache = join(repository, ".editors")

const installed = join(cache, RELEASE)

const KEYS = "/usr/share/keyrings/debian-archive-keyring.gpg"

/** How to start an editor. */
export interface Program {
  readonly command: readonly [string, ...string[]]
  readonly environment: Readonly<Record<string, string>>
}

/**
 * An editor out of Debian's packages, unpacked into a folder of its own on first use, whatever release this
 * machine runs and whoever the user is. On other systems the one on the path.
 */
export function findProgram(name: "nvim" | "hx" | "emacs"): Program {
  if (!isDebian()) return findOnPath(name)
  if (!existsSync(installed)) install(`${installed}.${process.pid}.partial`)
  return inFolder(installed)[name]
}

function isDebian(): boolean {
  return [KEYS, "/usr/bin/apt-get", "/usr/bin/dpkg-deb"].every((path) => existsSync(path))
}

const wanted = {
  nvim: "Neovim 0.11 or later",
  hx: "Helix 25.01 or later",
  emacs: "Emacs 29 or later",
}

function findOnPath(name: keyof typeof wanted): Program {
  const folders = (process.env.PATH ?? "").split(delimiter)
  const path = folders.map((folder) => join(folder, name)).find((file) => existsSync(file))
  if (!path) throw new Error(`No ${name} on the path. Install ${wanted[name]}.`)
  return { command: [path], environment: {} }
}

/** The packages become visible by one rename at the end, so a broken download is never taken for whole. */
function install(partial: string): void {
  console.log(`Unpacking ${packages.join(", ")} into ${cache} (once, about 200 MB) …`)
  try {
    const download = join(partial, "download")
    mkdirSync(join(download, "lists/partial"), { recursive: true })
    mkdirSync(join(download, "cache/archives/partial"), { recursive: true })
    const environment = { ...process.env, APT_CONFIG: writeConfiguration(download) }
    const aptGet = (...args: string[]) =>
      execFileSync("apt-get", ["-qq", ...args], {
        env: environment,
        stdio: ["ignore", "ignore", "inherit"],
      })
    aptGet("update")
    aptGet("install", "-y", "--no-install-recommends", "--download-only", ...packages)
    const files = globSync(join(download, "cache/archives/*.deb"))
    for (const file of files.filter((file) => !isCompiler(file)))
      execFileSync("dpkg-deb", ["--extract", file, partial])
    remove(download)
    if (!existsSync(installed)) renameSync(partial, installed)
  } finally {
    remove(partial)
  }
}

/** Emacs could compile Lisp to machine code; nothing here has it do so. */
function isCompiler(file: string): boolean {
  return /^(gcc|cpp|binutils|lib\w+-\d+-dev|lib(asan|tsan|lsan|ubsan))/.test(basename(file))
}

/** A package database of its own, empty, so that what the packages depend on comes with them. */
function writeConfiguration(folder: string): string {
  const sources = join(folder, "sources.list")
  writeFileSync(sources, `deb [signed-by=${KEYS}] ${findMirror()} ${RELEASE} main\n`)
  const status = join(folder, "status")
  writeFileSync(status, "")
  const options = {
    "Dir::State::lists": join(folder, "lists"),
    "Dir::State::status": status,
    "Dir::State::extended_states": join(folder, "extended_states"),
    "Dir::Cache": join(folder, "cache"),
    "Dir::Etc::sourcelist": sources,
    "Dir::Etc::sourceparts": "/dev/null",
    "Dir::Etc::preferences": "/dev/null",
    "Dir::Etc::preferencesparts": "/dev/null",
    "APT::Sandbox::User": "",
    "Acquire::Languages": "none",
  }
  const file = join(folder, "apt.conf")
  const lines = Object.entries(options).map(([name, value]) => `${name} "${value}";\n`)
  writeFileSync(file, lines.join(""))
  return file
}

/** Where this machine gets Debian's own packages from. */
function findMirror(): string {
  const format = ["--format", "$(REPO_URI)", "Created-By: Packages"]
  const mirrors = execFileSync("apt-get", ["indextargets", ...format], { encoding: "utf8" })
  const mirror = mirrors.split("\n").find((uri) => /\/debian\/?$/.test(uri))
  if (!mirror) throw new Error("apt knows no mirror of Debian.")
  return mirror
}

/** Started by their own loader, since their libraries may be newer than the machine's. */
function inFolder(folder: string): Readonly<Record<"nvim" | "hx" | "emacs", Program>> {
  const only = (pattern: string) => {
    const [path, ...others] = globSync(join(folder, pattern))
    if (!path || others.length > 0) throw new Error(`Not one file ${pattern} in ${folder}`)
    return path
  }
  const libraries = only("usr/lib/*-linux-gnu*")
  const start = [only("usr/lib*/ld-linux*.so.*"), "--library-path", libraries] as const
  const lisp = only("usr/share/emacs/*/lisp")
  const dump = only("usr/libexec/emacs/*/*/emacs-*.pdmp")
  return {
    nvim: {
      command: [...start, only("usr/bin/nvim")],
      environment: { VIMRUNTIME: only("usr/share/nvim/runtime") },
    },
    hx: {
      command: [...start, only("usr/lib/hx/hx")],
      environment: { HELIX_RUNTIME: only("usr/lib/hx/runtime") },
    },
    emacs: {
      command: [...start, only("usr/bin/emacs-nox"), `--dump-file=${dump}`],
      environment: {
        EMACSLOADPATH: lisp,
        EMACSDATA: join(lisp, "../etc"),
        EMACSPATH: join(dump, ".."),
      },
    },
  }
}
