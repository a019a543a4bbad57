import { bind } from "../core/bind/bind.ts"
import type { Facts } from "../core/bind/facts.ts"
import { parse } from "../core/syntax/parse.ts"
import type { Files } from "./files.ts"

/** A file that was read; without facts it is not a report. */
export interface ReportFile {
  readonly facts?: Facts
}

// A title has the word; binding a long file of another kind would keep the editor waiting.
const SUBJECT = /(?:公|&#20844;|&#x516c;)\s{0,9}(?:[开開]|&#24320;|&#x5f00;)/i

/** Reads a file of the open `folders`; absent when there is none, or it cannot be read. */
export async function readReportFile(
  files: Files,
  uri: string,
  folders: readonly string[],
): Promise<ReportFile | undefined> {
  try {
    const text = await files.read(uri, folders)
    if (text === undefined) return undefined
    return SUBJECT.test(text) ? { facts: bind(parse(text)) } : {}
  } catch {
    return undefined
  }
}
