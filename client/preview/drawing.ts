/** A part of a page before it is one: an element, or text. Nothing in it is ever read as markup. */
export type Drawing = string | DrawnElement

export interface DrawnElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Drawing[]
}

type Attribute = string | number | boolean | undefined
type Child = Drawing | false | undefined | readonly (Drawing | false | undefined)[]

/** Draws an element; attributes that are absent or false, and children that are, are left out. */
export function draw(
  tag: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: readonly Child[]
): DrawnElement {
  const given = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined || value === false ? [] : [[name, value === true ? "" : String(value)]],
  )
  return {
    tag,
    attributes: Object.fromEntries(given),
    children: children.flat().filter((child) => child !== undefined && child !== false),
  }
}

const VOID = new Set(["br", "col", "meta"])

/** The drawing as HTML. */
export function toHtml(drawing: Drawing): string {
  if (typeof drawing === "string") return escapeText(drawing)
  const { tag, attributes, children } = drawing
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeText(value)}"`,
  )
  const start = `<${tag}${written.join("")}>`
  return VOID.has(tag) ? start : `${start}${children.map(toHtml).join("")}</${tag}>`
}

function escapeText(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)
}
