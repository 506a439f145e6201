import type { PlanTerms, Terms } from '@leasehold/catalog'
import type { TenantId } from '@leasehold/db'
import { clockOf, stateAt } from '../../entitlements/index.ts'
import { type Call, NotFound } from '../../kernel/index.ts'
import * as store from './store.ts'

/** A company as buying and changing depend on it. */
export type Situation = Awaited<ReturnType<typeof readSituation>>

export type HeldContract = NonNullable<Situation['contract']>

/**
 * Reads it: by a reader, or, for a command, under the lock of the contract.
 *
 * @throws NotFound
 */
export async function readSituation(
  call: Pick<Call, 'now' | 'payments'>,
  read: store.Read,
  tenantId: TenantId,
) {
  const [found, plans, request] = await Promise.all([
    store.readCompany(read, tenantId),
    store.listPlans(read),
    store.readLastRequest(read, tenantId),
  ])
  if (!found) throw new NotFound('tenant')
  const { contract: row, terms: planTerms, planName, customer, ...company } = found
  const { now, payments } = call
  const contract = row && planTerms && planName ? { ...row, planTerms, planName } : null
  return {
    ...company,
    tenantId,
    contract,
    customer,
    plans,
    request,
    hasProvider: payments !== null,
    /** As of now, by the company's own clock. */
    state: contract && stateAt(contract, now),
    at: clockOf(contract, now),
    now,
  }
}

/** What is paid for now, with what its version says; null for what is free or only tried. */
export function pricedOf({ contract }: Situation): { terms: Terms; plan: PlanTerms } | null {
  if (!contract?.cycle || !contract.currency) return null
  const { plan, planVersion, cycle, currency, seats, planTerms } = contract
  return { terms: { plan, planVersion, cycle, currency, seats }, plan: planTerms }
}

/** True while a subscription at Stripe runs: it is changed there and ends there. */
export function isLive({ contract, state }: Situation): boolean {
  return contract?.source === 'stripe' && state !== 'cancelled' && state !== 'expired'
}

/** True for a contract that the platform's staff keep and that is paid for otherwise. */
export function isKeptByStaff({ contract, state }: Situation): boolean {
  if (contract?.source !== 'manual' || contract.cycle === null) return false
  return state === 'active' || state === 'past_due' || state === 'suspended'
}

/** The request that is not over, if there is one. */
export function underWay({ request }: Situation) {
  return request && ['waiting', 'sent', 'open'].includes(request.state) ? request : null
}
