import type { PreviewOfVersion } from "../../../server/features/preview-schema.ts"
import type { DrawnFigure } from "../figures.ts"
import type { Say } from "../words.ts"

/** The preview that is shown, with what its drawing needs. */
export interface Shown extends PreviewOfVersion {
  readonly say: Say
  readonly figures: ReadonlyMap<string, DrawnFigure>
}
