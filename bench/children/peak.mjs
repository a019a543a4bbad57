// Loaded into a program before it starts: at its end, writes the most memory in MiB that it has had.
import { readFileSync, writeFileSync } from "node:fs"

process.on("exit", () => writeFileSync(process.env.REPORT_LINT_BENCH_PEAK ?? "", String(peak())))

function peak() {
  // resourceUsage counts what the process that started this one had.
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024
  return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024
}
