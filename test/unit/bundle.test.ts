import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"

const ROOT = join(import.meta.dirname, "../..")

/** What imports nothing of the project that is used at every start. */
const LATE = ["server/cli/threads.ts", "server/core/settings-schema.ts"]

// What esbuild loads late runs a fifth slower ever after, and with it all that it imports.
test("of the project almost nothing is loaded late", () => {
  const bundles = globSync("dist/{command-line-*.cjs,language-server-*.cjs,worker.js}", {
    cwd: ROOT,
  })
  assert.equal(bundles.length, 3)
  const late = bundles.flatMap((name) => {
    const code = readFileSync(join(ROOT, name), "utf8")
    return [...code.matchAll(/"(server\/[^"]+\.ts)"\(\) \{/g)].map(([, file]) => file)
  })
  assert.deepEqual([...new Set(late)].toSorted(), LATE)
})
