import type { Preview } from "../../server/features/preview-schema.ts"
import { drawReport } from "./draw-report.ts"
import { type DrawnElement, draw, toHtml } from "./drawing.ts"
import styles from "./webview/preview.css"
import type { Say } from "./words.ts"

/** The preview as a page that stands alone: no script, nothing loaded. */
export function writePage(preview: Preview, say: Say, marks: boolean): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'"
  const head: readonly DrawnElement[] = [
    draw("meta", { charset: "utf-8" }),
    draw("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    draw("meta", { name: "viewport", content: "width=device-width" }),
    draw("title", {}, preview.title?.text ?? ""),
  ]
  const article = drawReport(preview, say, false)
  const body = draw("body", { class: !marks && "unmarked" }, draw("main", {}, article))
  return [
    "<!DOCTYPE html>",
    '<html lang="zh-CN">',
    ...head.map(toHtml),
    // The only text that is no one's but ours.
    `<style>${styles}</style>`,
    toHtml(body),
    "</html>\n",
  ].join("\n")
}
