export { type InvoiceOutcome, mirrorInvoice } from './mirror-invoice.ts'
export { differing } from './rules.ts'
