import { execFileSync } from "node:child_process"
import { existsSync } from "node:fs"
import { type Browser, chromium } from "playwright-core"

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]

const packages = ["chromium", "fonts-noto-cjk"]

/** Starts the machine's Chromium without a window; installs it where that needs no question asked. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? installChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
    // Whoever launches decides when to stop, and closes the server too.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

function findChromium(): string | undefined {
  const chosen = process.env.CHROMIUM
  if (chosen && !existsSync(chosen)) throw new Error(`CHROMIUM names no file: ${chosen}`)
  return chosen || places.find((place) => existsSync(place))
}

function installChromium(): string {
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log(`Installing ${packages.join(" and ")} …`)
    aptGet("update")
    aptGet("install", "-y", "--no-install-recommends", ...packages)
  }
  const found = findChromium()
  if (found) return found
  throw new Error(
    `No Chromium found. Install it with "sudo apt-get install -y ${packages.join(" ")}", ` +
      "or set CHROMIUM to the path of a Chromium or Chrome.",
  )
}

function aptGet(...args: string[]): void {
  execFileSync("apt-get", ["-qq", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  })
}
