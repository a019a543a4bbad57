import { Hover, MarkdownString, Uri } from "vscode"
import type { HoverMiddleware } from "vscode-languageclient"

const PAGE = /\]\((report-lint:[^)\s]+)\)/g

/** Has hovers lead to pages by a command, since the editor takes no address of our scheme there. */
export const provideHover: HoverMiddleware["provideHover"] = async (
  document,
  position,
  token,
  next,
) => {
  const hover = await next(document, position, token)
  return hover && new Hover(hover.contents.map(withCommands), hover.range)
}

function withCommands(content: Hover["contents"][number]): Hover["contents"][number] {
  if (!(content instanceof MarkdownString)) return content
  const linked = new MarkdownString(
    content.value.replace(PAGE, (_, page) => `](${toCommand(page)})`),
  )
  linked.isTrusted = { enabledCommands: ["vscode.open"] }
  return linked
}

function toCommand(page: string): string {
  return `command:vscode.open?${encodeURIComponent(JSON.stringify([Uri.parse(page)]))}`
}
