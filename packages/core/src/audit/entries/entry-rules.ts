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
