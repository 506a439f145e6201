import type { MembershipStatus } from '@leasehold/catalog'

/** One company of a person, as far as moving between companies depends on it. */
export type Belonging = {
  tenantId: string
  tenantCode: string
  status: MembershipStatus
  isPrimary: boolean
  joinedAt: Date
  /** Company deleted by staff: cannot be entered until it is restored. */
  tenantDeleted: boolean
}

const enterable = (belonging: Belonging) => belonging.status === 'active' && !belonging.tenantDeleted

const oldestFirst = (a: Belonging, b: Belonging) =>
  a.joinedAt.getTime() - b.joinedAt.getTime() || (a.tenantId < b.tenantId ? -1 : 1)

/** Companies a person may enter, primary first, then by time of joining: the order of the switcher. */
export function enterableCompanies<T extends Belonging>(belongings: T[]): T[] {
  return belongings
    .filter(enterable)
    .toSorted((a, b) => Number(b.isPrimary) - Number(a.isPrimary) || oldestFirst(a, b))
}

/**
 * Where a sign-in lands: the company of the code when one was given, else the primary, else the oldest.
 * Null when there is none to enter.
 */
export function chooseLanding<T extends Belonging>(belongings: T[], tenantCode: string | null): T | null {
  const companies = enterableCompanies(belongings)
  if (tenantCode) return companies.find((company) => company.tenantCode === tenantCode) ?? null
  return companies[0] ?? null
}

/** What leaving a company means for the person. */
export type Departure = {
  /** Company that becomes the primary; null when the primary stays as it is or none is left. */
  newPrimary: string | null
  /** The last company was left: the user is disabled and every session ends. */
  leftEvery: boolean
}

/**
 * Decides what follows when a person leaves `tenantId` or is disabled there: the primary moves to the
 * active membership that is oldest, to one of a deleted company only when there is no other.
 *
 * @param belongings all of the person's, as they were before
 */
export function decideDeparture(belongings: Belonging[], tenantId: string): Departure {
  const leaving = belongings.find((belonging) => belonging.tenantId === tenantId)
  const rest = belongings.filter((other) => other.tenantId !== tenantId && other.status === 'active')
  const [oldest] = rest.toSorted(
    (a, b) => Number(a.tenantDeleted) - Number(b.tenantDeleted) || oldestFirst(a, b),
  )
  return {
    newPrimary: leaving?.isPrimary && oldest ? oldest.tenantId : null,
    leftEvery: !oldest,
  }
}
