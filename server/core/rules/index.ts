import { balance } from "./balance.ts"
import { blankFigure } from "./blank-figure.ts"
import { carryOver } from "./carry-over.ts"
import { columnTotal } from "./column-total.ts"
import { copiedFromLastYear } from "./copied-from-last-year.ts"
import { displacedRow } from "./displaced-row.ts"
import { disputeTotal } from "./dispute-total.ts"
import { duplicateRow } from "./duplicate-row.ts"
import { duplicateSection } from "./duplicate-section.ts"
import { emptySection } from "./empty-section.ts"
import { extraCell } from "./extra-cell.ts"
import { feeStatement } from "./fee-statement.ts"
import { headingLevel } from "./heading-level.ts"
import { headingLine } from "./heading-line.ts"
import { inForceChange } from "./in-force-change.ts"
import { missingCell } from "./missing-cell.ts"
import { missingFigure } from "./missing-figure.ts"
import { missingRow } from "./missing-row.ts"
import { missingSection } from "./missing-section.ts"
import { missingTable } from "./missing-table.ts"
import { missingTitle } from "./missing-title.ts"
import { nestedSectionNumber } from "./nested-section-number.ts"
import { notACount } from "./not-a-count.ts"
import { notANumber } from "./not-a-number.ts"
import { numberFormat } from "./number-format.ts"
import { overviewAspects } from "./overview-aspects.ts"
import { period } from "./period.ts"
import { proseClaim } from "./prose-claim.ts"
import { proseFigure } from "./prose-figure.ts"
import { rowLabel } from "./row-label.ts"
import { rowOrder } from "./row-order.ts"
import { rowTotal } from "./row-total.ts"
import type { Rule } from "./rule.ts"
import { ruleMakingPower } from "./rule-making-power.ts"
import { sectionNumber } from "./section-number.ts"
import { sectionOrder } from "./section-order.ts"
import { sectionTitle } from "./section-title.ts"
import { splitTable } from "./split-table.ts"
import { suspectFigure } from "./suspect-figure.ts"
import { tableForm } from "./table-form.ts"
import { tableHeader } from "./table-header.ts"
import { templateText } from "./template-text.ts"
import { titleWording } from "./title-wording.ts"
import { unknownDirective } from "./unknown-directive.ts"
import { unknownRow } from "./unknown-row.ts"
import { unreadableTable } from "./unreadable-table.ts"
import { unusedDirective } from "./unused-directive.ts"
import { yearMismatch } from "./year-mismatch.ts"

/** Every rule, in the order in which READMEs and settings list them. */
export const rules: readonly Rule[] = [
  missingTitle,
  titleWording,
  missingSection,
  duplicateSection,
  sectionOrder,
  sectionTitle,
  sectionNumber,
  headingLevel,
  headingLine,
  nestedSectionNumber,
  emptySection,
  missingTable,
  tableForm,
  tableHeader,
  missingRow,
  unknownRow,
  duplicateRow,
  rowOrder,
  rowLabel,
  displacedRow,
  missingCell,
  extraCell,
  splitTable,
  unreadableTable,
  blankFigure,
  notANumber,
  notACount,
  numberFormat,
  rowTotal,
  columnTotal,
  balance,
  disputeTotal,
  suspectFigure,
  yearMismatch,
  period,
  proseFigure,
  proseClaim,
  missingFigure,
  feeStatement,
  overviewAspects,
  ruleMakingPower,
  templateText,
  carryOver,
  inForceChange,
  copiedFromLastYear,
  unusedDirective,
  unknownDirective,
]
