import type { ChangeTime } from '@leasehold/catalog'
import type { MoveTenant } from '@leasehold/contracts'
import { NotFound, type OpenCommand, type PlatformCommand } from '../../kernel/index.ts'
import { moveToVersion, type Version } from '../../plans/index.ts'
import type { Collecting } from '../../sync/index.ts'
import { isHeldByStripe } from '../../tenants/index.ts'
import { refused } from '../errors.ts'
import { termsOf } from '../rules/contract.ts'
import { decideTermsAtStripe } from '../rules/decide-at-stripe.ts'
import * as store from '../store.ts'
import { askStripe } from './ask-stripe.ts'
import { readOwnVersion } from './prepare.ts'

/** What moving did: null when there was nothing to move. */
export type Moved = { when: ChangeTime } | null

/**
 * Moves a company to another version of a plan that it has. What we keep moves at once, as `moveToVersion` does; what
 * Stripe holds moves when its period ends, so that nothing is charged in between.
 *
 * @throws NotFound, DeletedTenantStays, WrongContractState, ContractRefused, ChangeUnderWay, NoPaymentProvider
 */
export async function moveContractVersion(
  call: OpenCommand & Collecting,
  tenantId: string,
  version: Version & { reason?: string },
): Promise<Moved> {
  const { tx, now } = call
  const { plan, planVersion, reason } = version
  const contract = await store.lockContract(tx, tenantId)
  const terms = contract && termsOf(contract)
  const moves = contract?.plan === plan && contract.planVersion !== planVersion
  if (!contract || !terms || !moves || !isHeldByStripe(contract, now))
    return (await moveToVersion(call, tenantId, { plan, planVersion })) ? { when: 'now' } : null
  const company = await store.lockCompany(tx, tenantId)
  const target = await store.readVersion(tx, plan, planVersion)
  if (!company || !target) throw new NotFound(company ? 'plan' : 'tenant')
  const to = { terms: { ...terms, planVersion }, plan: target }
  const own = await readOwnVersion(tx, contract)
  const verdict = decideTermsAtStripe(contract, own, to, { wanted: 'period_end', now })
  if (!verdict.ok) {
    // It is on its way already.
    if (verdict.code === 'SAME_TERMS') return null
    throw refused(verdict.code, contract, now)
  }
  const details = reason === undefined ? {} : { reason }
  await askStripe(
    call,
    { contract, company },
    { kind: 'change', terms: to.terms, atPeriodEnd: true, details },
  )
  return { when: 'period_end' }
}

/**
 * The same for one company, by hand.
 *
 * @throws as `moveContractVersion`
 */
export async function moveTenantVersion(
  call: PlatformCommand,
  { tenantId, ...version }: MoveTenant,
): Promise<{ changed: boolean; when: ChangeTime | null }> {
  const moved = await moveContractVersion(call, tenantId, version)
  return { changed: moved !== null, when: moved?.when ?? null }
}
