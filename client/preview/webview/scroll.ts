// Of a row of figures the last one stands for all: it comes after the labels. The head of a table stays in sight, so
// where it is now tells nothing.
const PLACES =
  ":is(h1, h2, h3, p, div, tr)[data-start], tbody:not(.head) > tr > [data-start]:last-child"

/** Scrolls so that what is written at `offset` stands `share` of the way down the page. */
export function scrollTo(root: HTMLElement, offset: number, share: number): void {
  const places = [...root.querySelectorAll<HTMLElement>(PLACES)]
    .map((element) => ({ start: Number(element.dataset.start), element }))
    .toSorted((a, b) => a.start - b.start)
  const index = places.findLastIndex(({ start }) => start <= offset)
  const place = places[index]
  const next = places[index + 1]
  // Above the first place and below the last there is only the margin.
  const top = place && index > 0 ? topOf(root, place.element) : 0
  const end = next ? topOf(root, next.element) : root.scrollHeight
  const way = place && next ? (offset - place.start) / (next.start - place.start) : share
  root.scrollTo({ top: top + way * (end - top) - share * root.clientHeight })
}

function topOf(root: HTMLElement, element: HTMLElement): number {
  const row = element.closest("tr") ?? element
  return row.getBoundingClientRect().top - root.getBoundingClientRect().top + root.scrollTop
}
