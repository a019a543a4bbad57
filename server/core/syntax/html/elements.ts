/** The parts of a table. */
export const TABLE_PARTS = elements("caption col colgroup tbody td tfoot th thead tr")

/** Elements that begin and end a line of their own; the parts of tables are among them. */
export const BLOCKS = elements(`
  address article aside blockquote body br caption center col colgroup dd details dialog dir div dl dt
  fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe
  legend li main menu nav ol optgroup option p pre search section select summary table tbody td
  template textarea tfoot th thead tr ul`)

/** Elements without an end tag. */
export const VOID = elements("area base br col embed hr img input link meta source track wbr")

/** Elements whose text is not seen on the page. */
export const UNSEEN = elements("noscript script style template textarea title")

function elements(names: string): ReadonlySet<string> {
  return new Set(names.trim().split(/\s+/))
}
