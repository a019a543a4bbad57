import assert from "node:assert/strict"
import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { suite, test } from "node:test"
import { transformSync } from "esbuild"

const ROOT = join(import.meta.dirname, "../..")

/** What makes code of a string, or loads what is named only when it runs. */
const DYNAMIC = [
  /(?<![\w.$])eval\s*\(/,
  /(?<![\w$])Function\s*\(/,
  /=\s*Function\s*[;,]/,
  /(?<![\w$.])import\s*\((?!\s*["'][^"']+["']\s*[,)])/,
  /(?<![\w$.])require\s*\((?!\s*["'][^"']+["']\s*\))/,
  /\bsetTimeout\s*\(\s*["'`]/,
  /\bWebAssembly\b/,
]
/** What makes markup of a string. */
const MARKUP =
  /\b(?:innerHTML|outerHTML|insertAdjacentHTML|setHTML|setHTMLUnsafe|createContextualFragment|DOMParser|srcdoc|document\.write)\b/

const bundles = globSync("dist/**/*.{cjs,mjs,js}", { cwd: ROOT })

suite("what is shipped has no dynamic code", () => {
  test("all of it is looked at", () => {
    for (const name of ["server.cjs", "extension.cjs", "web.cjs", "worker.js", "preview.js"])
      assert.ok(bundles.includes(`dist/${name}`), name)
    for (const name of ["language-server-", "command-line-", "encodings-", "report-lint-thread"])
      assert.ok(
        bundles.some((bundle) => bundle.startsWith(`dist/${name}`)),
        name,
      )
  })

  for (const name of bundles)
    test(name, () => {
      const code = withoutComments(readFileSync(join(ROOT, name), "utf8"))
      for (const pattern of DYNAMIC) assert.equal(pattern.exec(code)?.[0], undefined, `${pattern}`)
    })

  test("what would be found is", () => {
    for (const code of [
      ...["eval('1')", "new Function('1')", "const F = Function;", "Function('return this')()"],
      ...["await import(name)", "require(name)", "require('a' + b)", 'setTimeout("1", 1)'],
    ])
      assert.ok(
        DYNAMIC.some((pattern) => pattern.test(code)),
        code,
      )
    for (const code of ['import("./a.mjs")', 'require("node:fs")', "isFunction(x)", "o.eval(1)"])
      assert.ok(!DYNAMIC.some((pattern) => pattern.test(code)), code)
  })

  test("and nothing that was compiled", () => {
    assert.deepEqual(globSync("dist/**/*.{node,wasm}", { cwd: ROOT }), [])
  })
})

test("the preview's page is made by DOM calls, never from markup", () => {
  const code = withoutComments(readFileSync(join(ROOT, "dist/preview.js"), "utf8"))
  assert.equal(MARKUP.exec(code)?.[0], undefined)
  assert.match("element.innerHTML = text", MARKUP)
})

function withoutComments(code: string): string {
  return transformSync(code, { minifyWhitespace: true, legalComments: "none" }).code
}
