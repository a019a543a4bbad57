import disclosure2021 from "./disclosure-2021.json" with { type: "json" }
import { type Form, formSchema } from "./schema.ts"

/** Every national form, the one in force first. */
export const forms: readonly Form[] = [disclosure2021].map((form) => formSchema.parse(form))

/** The form in force: what a report is read as where its year is unknown. */
export const currentForm: Form = forms[0] as Form

/** The form that applies to reports of `year`; the form in force where none does. */
export function formOfYear(year: number | undefined): Form {
  if (year === undefined) return currentForm
  return (
    forms.find(({ years }) => years.from <= year && year <= (years.to ?? Infinity)) ?? currentForm
  )
}
