import { auditCatalogFields } from '@leasehold/catalog'

type Entry = {
  actorId: string | null
  action: string
  resource: string
  resourceId: string | null
}

type Reach = { storeIds: readonly string[]; people: readonly string[]; actions: readonly string[] }

/** Whether somebody limited to stores sees an entry: what the list of entries asks the database. */
export function isReached({ actorId, action, resource, resourceId }: Entry, reach: Reach): boolean {
  const by = actorId !== null && reach.people.includes(actorId) && reach.actions.includes(action)
  const things = [...reach.storeIds, ...reach.people]
  const about = ['store', 'member'].includes(resource) && resourceId !== null && things.includes(resourceId)
  return by || about
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Longest list of names looked up for one entry. */
const mostIds = 200

/** The ids that values of an entry speak of, at any depth. */
export function idsIn(...values: unknown[]): string[] {
  const found = new Set<string>()
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && uuid.test(value)) found.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  values.forEach(walk)
  return [...found].slice(0, mostIds)
}

/** Keys of plans and features, which are no ids and are names of nothing else. */
export type CatalogKeys = { plan: readonly string[]; feature: readonly string[] }

/** The keys of plans and features that values of an entry speak of, at any depth. */
export function catalogKeysIn(...values: unknown[]): CatalogKeys {
  const found = { plan: new Set<string>(), feature: new Set<string>() }
  const walk = (field: string, value: unknown): void => {
    const kind = Object.hasOwn(auditCatalogFields, field) ? auditCatalogFields[field] : undefined
    if (typeof value === 'string' && kind) found[kind].add(value)
    else if (Array.isArray(value)) for (const item of value) walk(field, item)
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) walk(name, inner)
    }
  }
  for (const value of values) walk('', value)
  return { plan: [...found.plan].slice(0, mostIds), feature: [...found.feature].slice(0, mostIds) }
}

/** The plans and features that entries are about. */
export function catalogThings(entries: readonly Pick<Entry, 'resource' | 'resourceId'>[]): CatalogKeys {
  const of = (kind: string) => [
    ...new Set(
      entries.flatMap(({ resource, resourceId }) => (resource === kind && resourceId ? [resourceId] : [])),
    ),
  ]
  return { plan: of('plan'), feature: of('feature') }
}
