import { type AuditResource, auditActionNames, auditActions, storeScopedRoles } from '@leasehold/catalog'
import type { CallerMembership } from '../../kernel/index.ts'

/** What people limited to stores may see of what others there did: never settings, billing or sign-ins. */
const storeResources: ReadonlySet<AuditResource> = new Set<AuditResource>(['store', 'member', 'invitation'])

/** Actions on things of stores. */
export const storeActions = auditActionNames.filter((action) => storeResources.has(auditActions[action]))

/** The stores whose entries alone the caller sees; null is the whole log of the company. */
export function auditedStores({ role, storeIds }: CallerMembership): readonly string[] | null {
  return storeScopedRoles.has(role) && storeIds.length > 0 ? storeIds : null
}
