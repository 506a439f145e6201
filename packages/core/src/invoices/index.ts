export { addExtras } from './add-extras.ts'
export { type InvoiceOutcome, mirrorInvoice } from './mirror-invoice.ts'
export { type OverageLine, overageLines } from './overage-lines.ts'
export { differing } from './rules.ts'
