import type { FromPage } from "../messages.ts"

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void
  setState(state: object): void
}

const host = acquireVsCodeApi()

/** Tells the extension. */
export function post(message: FromPage): void {
  host.postMessage(message)
}

/** Remembers which report is shown, for when the window comes back. */
export function remember(uri: string): void {
  host.setState({ uri })
}
