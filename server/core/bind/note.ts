import { isSignature } from "../text/signature.ts"
import { isWord, type Written } from "./labels.ts"

// 注：, 备注2、 and （说明） begin what is said about a table; no label of a form does.
const NOTE =
  /^[（(【〔［[*＊※]{0,2}\s{0,2}(?:备?\s{0,2}注|说\s{0,2}明)[\s\d０-９]{0,4}[：:、.．】〕］\]）)]/
const NAME = /^(?:备?\s{0,2}注|说\s{0,2}明)$/

/** True for a cell that begins a note, or the line of those who signed. */
export function isNote(cell: Written | undefined): boolean {
  return cell !== undefined && (NOTE.test(cell.text) || isSignature(cell.text))
}

/** True for cells of which the first says no more than that a note follows, and words do. */
export function isNoteInCells(cells: readonly Written[]): boolean {
  const [name, words] = cells.filter(({ text }) => text !== "")
  return name !== undefined && NAME.test(name.text) && (!words || isWord(words))
}

/** True for a cell that heads a column of notes. */
export function namesNotes({ text }: Written): boolean {
  return NAME.test(text)
}
