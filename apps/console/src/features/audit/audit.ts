import type { ConsoleRouter } from '@leasehold/api'
import { type AuditAction, auditActionNames, auditActions, auditResources } from '@leasehold/catalog'
import { aDay, anyText, type ListSearch, listSearch } from '@leasehold/ui'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['audit']

export type Entry = Outputs['list']['items'][number]
export type EntryDetails = Outputs['get']

/** A log's part of an address: the code of its company, or `platform`; null when the company is gone. */
export const chainOf = ({ company }: Entry): string | null => (company ? company.code : 'platform')

/** Actions on one kind of thing, or on all. */
export function actionsOf(resource: string | undefined): AuditAction[] {
  return auditActionNames.filter((action) => !resource || auditActions[action] === resource)
}

const read = listSearch({
  filters: {
    chain: (given: string) => (/^(platform|TEN-[0-9A-Z]{5})$/.test(given) ? given : undefined),
    from: aDay,
    to: aDay,
    actor: anyText,
    action: (given: string) => auditActionNames.find((action) => action === given),
    resource: (given: string) => auditResources.find((resource) => resource === given),
    resourceId: anyText,
  },
})

/** What the address asks of the log: what there is not, and what cannot be asked together, is dropped. */
export function auditSearch(given: Record<string, unknown>): ReturnType<typeof read> {
  const { query: _, action, resourceId, ...search } = read(given)
  const fits = action && (!search.resource || auditActions[action] === search.resource)
  return {
    ...search,
    ...(fits ? { action } : {}),
    ...(resourceId && search.chain ? { resourceId } : {}),
  }
}

export type AuditSearch = ReturnType<typeof auditSearch> & ListSearch
