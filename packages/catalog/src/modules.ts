/** The parts of the workspace that a plan opens. Order is the order in which people see them. */
export const modules = [
  'CONTACTS',
  'CRM',
  'SALES',
  'POS',
  'QR_ORDERING',
  'PRODUCTS',
  'INVENTORY',
  'PURCHASE',
  'FINANCE',
  'ACCOUNTING',
  'EXPENSES',
  'APPROVALS',
  'HR',
  'MAINTENANCE',
  'DOCUMENTS',
  'DASHBOARD',
  'ANALYTICS',
] as const

export type Module = (typeof modules)[number]
