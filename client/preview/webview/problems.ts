/** The next place of which something is to be said, or the one before; from the last on the first again. */
export function findProblem(root: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const problems = [...root.querySelectorAll<HTMLElement>("[data-notes]")]
  const here = document.activeElement
  if (by < 0) problems.reverse()
  if (!here || here === root || !root.contains(here)) return problems[0]
  const ahead = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING
  const isAhead = (place: Node) => place !== here && here.compareDocumentPosition(place) & ahead
  return problems.find(isAhead) ?? problems[0]
}
