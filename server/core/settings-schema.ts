import * as z from "zod/mini"

// Loaded only where there are settings to read: zod takes longer to start than a report to lint. Of the two that it
// has, zod/mini compiles no code. Whatever is imported here would be loaded late too, and in the bundles be slower for
// it: that is why what there is to allow is given.

/** What settings may have. */
export interface Allowed {
  /** Ids. */
  readonly rules: readonly string[]
  readonly forms: readonly string[]
  readonly levels: readonly string[]
  readonly limits: {
    /** How many patterns of files. */
    readonly patterns: number
    /** In each of them: characters, runs of `*`, and `{`. */
    readonly length: number
    readonly stars: number
    readonly choices: number
  }
}

export type SettingsSchema = ReturnType<typeof makeSettingsSchema>

/** Settings as an editor or a `.report-lint.json` has them. */
export function makeSettingsSchema({ rules, forms, levels, limits }: Allowed) {
  const isBounded = (text: string) => {
    const [stars, choices] = [text.match(/\*+/g) ?? [], text.match(/\{/g) ?? []]
    return stars.length <= limits.stars && choices.length <= limits.choices
  }
  const level = z.enum(levels)
  const pattern = z.string().check(z.minLength(1), z.maxLength(limits.length), z.refine(isBounded))
  const patterns = z.array(pattern).check(z.maxLength(limits.patterns))
  return z.partial(
    z.strictObject({
      rules: z.strictObject(Object.fromEntries(rules.map((id) => [id, z.optional(level)]))),
      forms: z.array(z.enum(forms)).check(z.minLength(1)),
      proseRules: z.boolean(),
      run: z.enum(["onType", "onSave"]),
      quietWhileTyping: z.boolean(),
      files: z.strictObject({ exclude: z.optional(patterns) }),
    }),
  )
}
