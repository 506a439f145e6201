import type { AccountStatus } from '@leasehold/catalog'

/** A person's account, as far as staff's block depends on it. */
export type Account = { status: AccountStatus; disabledCause: 'staff' | 'left_every_company' | null }

/** Staff may also block someone who is disabled for having left every company: joining one then opens nothing. */
export function mayDisable(account: Account): boolean {
  return account.disabledCause !== 'staff'
}

/** What lifting staff's block leaves. */
export type EnableVerdict =
  | { ok: true; cause: 'left_every_company' | null }
  /** Nothing to lift: the person is enabled, or is enabled by joining a company. */
  | { ok: false }

/**
 * Whether staff's block can be lifted, and what then keeps the account disabled: nobody without a company
 * signs in, so a person who belongs to none waits to be added to one.
 *
 * @param activeCompanies companies in which the person is an active member
 */
export function decideEnable(account: Account, activeCompanies: number): EnableVerdict {
  if (account.disabledCause !== 'staff') return { ok: false }
  return { ok: true, cause: activeCompanies === 0 ? 'left_every_company' : null }
}
