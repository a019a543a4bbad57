import type { Preview } from "../../server/features/preview-schema.ts"
import { type Drawing, draw } from "./drawing.ts"
import type { Say } from "./words.ts"

/** What can be done with the whole preview. */
export function drawToolbar({ findings }: Preview, say: Say, marks: boolean): readonly Drawing[] {
  const count = (...severities: readonly string[]) =>
    findings.filter(({ severity }) => severities.includes(severity)).length
  const counts = {
    error: count("error"),
    warning: count("warning"),
    other: count("information", "hint"),
  }
  const button = (act: string, text: string, title: string, state: Record<string, string> = {}) =>
    draw("button", { type: "button", "data-act": act, title, ...state }, text)
  return [
    draw(
      "span",
      {
        class: "count",
        "data-severity": counts.error > 0 ? "error" : counts.warning > 0 && "warning",
      },
      findings.length > 0 ? say("problems", counts) : say("no-problems"),
    ),
    ...(findings.length > 0
      ? [
          button("previous", "↑", say("previous"), { "aria-label": say("previous") }),
          button("next", "↓", say("next"), { "aria-label": say("next") }),
        ]
      : []),
    draw("span", { class: "space" }),
    button("marks", say("marks"), say("marks.about"), { "aria-pressed": String(marks) }),
    button("export", say("export"), say("export.about")),
    button("print", say("print"), say("print.about")),
  ]
}
