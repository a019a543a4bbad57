import { Uri, type Webview } from "vscode"

/** The page before anything is drawn in it: one script and one style sheet, both ours, and nothing else is allowed. */
export function writeShell(webview: Webview, dist: Uri): string {
  const nonce = crypto.randomUUID()
  const address = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString()
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join("; ")
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="${address("preview.css")}">
</head>
<body>
<div id="toolbar" role="toolbar"></div>
<main id="preview" tabindex="0"></main>
<section id="bar" class="card"></section>
<div id="status" role="alert"></div>
<div id="news" role="status"></div>
<script nonce="${nonce}" src="${address("preview.js")}"></script>
</body>
</html>`
}
