/**
 * Roles of a tenant, highest first: nobody raises another above their own place in this list. In a file of their own,
 * because pages name them before they load what each may do.
 */
export const roles = ['BILLING_ADMIN', 'ORG_ADMIN', 'MANAGER', 'OPERATOR'] as const

export type Role = (typeof roles)[number]
