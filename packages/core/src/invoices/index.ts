export { addExtras } from './extras/add-extras.ts'
export { type OverageLine, overageLines } from './extras/overage-lines.ts'
export { type InvoiceOutcome, mirrorInvoice } from './mirror-invoice.ts'
export { differing } from './rules.ts'
