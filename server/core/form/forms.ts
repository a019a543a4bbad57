import disclosure2019 from "./disclosure-2019.json" with { type: "json" }
import disclosure2021 from "./disclosure-2021.json" with { type: "json" }
import type { Form } from "./schema.ts"

/**
 * Every national form, the one in force first. The tests hold them to their schema: at run time they are not
 * read again, so that a report is linted as soon as it is opened.
 */
export const forms: readonly Form[] = [disclosure2021 as Form, disclosure2019 as Form]

/** The form in force: what a report is read as where its year is unknown. */
export const currentForm: Form = forms[0] as Form

/** The form that applies to reports of `year`; absent where none does. */
export function formOfYear(year: number): Form | undefined {
  return forms.find(({ years }) => years.from <= year && year <= (years.to ?? Infinity))
}
