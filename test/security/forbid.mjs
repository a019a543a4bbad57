// Loaded before a program (`node --import`): tells on standard error of whatever it does that none of ours may,
// and lets it fail. That nothing was told means little unless the last line is there, too.
import { ChildProcess } from "node:child_process"
import dgram from "node:dgram"
import dns from "node:dns"
import { readFileSync } from "node:fs"
import { registerHooks, syncBuiltinESMExports } from "node:module"
import net from "node:net"
import { fileURLToPath } from "node:url"
import vm from "node:vm"
import workers from "node:worker_threads"

const dist = fileURLToPath(new URL("../../dist/", import.meta.url))
const self = fileURLToPath(import.meta.url)
const write = process.stderr.write.bind(process.stderr)

function forbid(what) {
  write(`forbidden: ${what}\n`)
  throw new Error(`forbidden: ${what}`)
}

function forbidMethods(owner, name, methods) {
  for (const method of methods) owner[method] = () => forbid(`${name}.${method}`)
}

/** True for the code of one of our files, which the build has made one function of. */
function isOwnBundle(source, { filename } = {}) {
  return filename?.startsWith(dist) && source === readFileSync(filename, "latin1")
}

// TLS, HTTP and fetch connect by these; names are looked up by those.
forbidMethods(net.Socket.prototype, "Socket", ["connect"])
forbidMethods(net.Server.prototype, "Server", ["listen"])
forbidMethods(dgram.Socket.prototype, "dgram", ["bind", "connect", "send"])
for (const [name, owner] of Object.entries({ dns, "dns.promises": dns.promises })) {
  const lookups = Object.keys(owner).filter((key) => /^(?:lookup|resolve|reverse)/.test(key))
  forbidMethods(owner, name, lookups)
}
forbidMethods(ChildProcess.prototype, "ChildProcess", ["spawn"])
for (const name of ["execSync", "execFileSync", "spawnSync"])
  forbidMethods(process.getBuiltinModule("child_process"), "child_process", [name])
forbidMethods(
  vm,
  "vm",
  Object.keys(vm).filter((key) => key.startsWith("runIn")),
)
vm.Script = new Proxy(vm.Script, {
  construct: (script, [source, options]) =>
    isOwnBundle(source, options) ? new script(source, options) : forbid("Script"),
})
for (const [owner, name] of [
  [workers, "Worker"],
  [globalThis, "WebSocket"],
  [globalThis, "EventSource"],
  [globalThis, "Function"],
]) {
  const refuse = () => forbid(name)
  // A library may ask what kind of thing something is.
  owner[name] = new Proxy(owner[name] ?? class {}, { construct: refuse, apply: refuse })
}
Function.prototype.constructor = globalThis.Function
globalThis.eval = () => forbid("eval")
syncBuiltinESMExports()

registerHooks({
  load(url, context, next) {
    const isOurs =
      url.startsWith("file:") && [dist, self].some((path) => fileURLToPath(url).startsWith(path))
    if (!url.startsWith("node:") && !isOurs) forbid(`loading ${url}`)
    return next(url, context)
  },
})

process.on("exit", () => write("watched\n"))
