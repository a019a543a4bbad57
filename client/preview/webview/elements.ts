// The page's parts, in the order of its shell.

export const toolbar = find("toolbar")
/** Where the report is drawn. */
export const main = find("preview")
/** Says of the place at the keyboard what the card says of that under the mouse. */
export const bar = find("bar")
/** Why something was not done. */
export const status = find("status")
/** For who cannot see the page: what became of the figure that was written. */
export const news = find("news")

function find(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no ${id}`)
  return element
}
