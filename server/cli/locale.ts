import { type Locale, toLocale } from "../core/messages.ts"

/** The language of the user: that of the POSIX variables, else (as on Windows) the system's. */
export function environmentLocale(env: Readonly<Record<string, string | undefined>>): Locale {
  // Node 20 has no navigator; Intl would cost more than the rest of a start.
  return toLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || globalThis.navigator?.language)
}
