import type { Drawing, DrawnElement } from "../drawing.ts"

/** An element with this class keeps what is in it: the user is typing there. */
export const EDITING = "editing"

/**
 * Makes the children of `parent` what is drawn. What is there already stays, so that focus, scrolling and a
 * screen reader's place are kept.
 */
export function patch(parent: Element, drawings: readonly Drawing[]): void {
  for (const [index, drawing] of drawings.entries()) {
    const node = parent.childNodes[index]
    if (!node) parent.append(create(drawing))
    else if (!adapt(node, drawing)) node.replaceWith(create(drawing))
  }
  while (parent.childNodes.length > drawings.length) parent.lastChild?.remove()
}

function adapt(node: ChildNode, drawing: Drawing): boolean {
  if (typeof drawing === "string") {
    if (node.nodeType !== Node.TEXT_NODE) return false
    if (node.nodeValue !== drawing) node.nodeValue = drawing
    return true
  }
  if (!(node instanceof HTMLElement) || node.localName !== drawing.tag) return false
  const isEdited = node.classList.contains(EDITING)
  setAttributes(node, drawing)
  if (isEdited) node.classList.add(EDITING)
  else patch(node, drawing.children)
  return true
}

function create(drawing: Drawing): Node {
  if (typeof drawing === "string") return document.createTextNode(drawing)
  const element = document.createElement(drawing.tag)
  setAttributes(element, drawing)
  element.append(...drawing.children.map(create))
  return element
}

function setAttributes(element: HTMLElement, { attributes }: DrawnElement): void {
  for (const name of element.getAttributeNames())
    if (!(name in attributes)) element.removeAttribute(name)
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
