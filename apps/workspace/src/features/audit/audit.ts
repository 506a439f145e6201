import type { WorkspaceRouter } from '@leasehold/api'
import {
  type AuditAction,
  type AuditResource,
  auditActionNames,
  auditActions,
  auditResources,
} from '@leasehold/catalog'
import { aDay, anyText, type ListSearch, listSearch } from '@leasehold/ui'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<WorkspaceRouter>['audit']

export type Entry = Outputs['list']['items'][number]
export type EntryDetails = Outputs['get']

/** Kinds of things in a company's own log; staff and the platform itself are not among them. */
export const companyResources = auditResources.filter(
  (resource) => resource !== 'admin' && resource !== 'audit',
)

/** Actions on one kind of thing, or on all. */
export function companyActions(resource: AuditResource | undefined): AuditAction[] {
  const kinds = resource ? [resource] : companyResources
  return auditActionNames.filter((action) => kinds.includes(auditActions[action]))
}

const readResource = (given: string) => companyResources.find((resource) => resource === given)
const readAction = (given: string) => auditActionNames.find((action) => action === given)
const read = listSearch({
  filters: {
    from: aDay,
    to: aDay,
    actor: anyText,
    action: readAction,
    resource: readResource,
    resourceId: anyText,
  },
})

/** What the address asks of the log: what there is not is dropped, and an action of another kind than the one chosen. */
export function auditSearch(given: Record<string, unknown>): ReturnType<typeof read> {
  const { query: _, action, ...search } = read(given)
  const fits = action && (!search.resource || auditActions[action] === search.resource)
  return fits ? { ...search, action } : search
}

export type AuditSearch = ReturnType<typeof auditSearch> & ListSearch
