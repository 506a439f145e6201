import type { ChangeContract } from '@leasehold/contracts'
import type { PlatformCommand } from '../../kernel/index.ts'
import { isHeldByStripe } from '../../tenants/index.ts'
import { refused } from '../errors.ts'
import { atOf, type Subscription } from '../rules/contract.ts'
import { decideTermsAtStripe } from '../rules/decide-at-stripe.ts'
import { decideTerms } from '../rules/decide-terms.ts'
import { askStripe } from './ask-stripe.ts'
import { readOwnVersion, resolveTerms } from './prepare.ts'
import { type Held, lockForChange, writeChange } from './write.ts'

/** How long what a preview said is held to. */
const previewMs = 15 * 60_000

/**
 * Gives a contract other terms: at once, or when its period ends. What it charges is what the preview said, or it is
 * refused. A contract that Stripe holds is changed there.
 *
 * @throws ContractRefused, WrongContractState, PlanNotOnSale, InvalidField, ChangeUnderWay, NoPaymentProvider,
 *   NotFound, TenantDeleted, VersionConflict
 */
export async function changeContract(
  call: PlatformCommand,
  input: ChangeContract,
): Promise<{ requestId: string | null }> {
  const held = await lockForChange(call, input)
  const { contract } = held
  const to = await resolveTerms(call.tx, input.terms, contract)
  const from = await readOwnVersion(call.tx, contract)
  const at = prorationAt(contract, input, call.now)
  if (!at) throw refused('PREVIEW_CHANGED', contract, call.now)
  const given = { wanted: input.when ?? undefined, at, timeZone: held.company.timeZone, now: call.now }
  if (isHeldByStripe(contract, call.now)) return atStripe(call, held, input, { from, to, given })
  const verdict = decideTerms(contract, from, to, given)
  if (!verdict.ok) throw refused(verdict.code, contract, call.now)
  const { proration, change } = verdict
  const charge = proration?.amount ?? null
  if (input.expected !== null && input.expected !== (charge ?? 0))
    throw refused('PREVIEW_CHANGED', contract, call.now)
  const action = verdict.at === 'now' ? 'subscription.terms_changed' : 'subscription.change_scheduled'
  const told = { reason: input.reason, ...(charge !== null && { charge }) }
  await writeChange(call, { tenantId: held.company.id, contract, change }, { action, told })
  return { requestId: null }
}

type Prepared = {
  from: Parameters<typeof decideTerms>[1]
  to: Parameters<typeof decideTerms>[2]
  given: Parameters<typeof decideTerms>[3]
}

async function atStripe(call: PlatformCommand, held: Held, input: ChangeContract, prepared: Prepared) {
  const { from, to, given } = prepared
  const verdict = decideTermsAtStripe(held.contract, from, to, given)
  if (!verdict.ok) throw refused(verdict.code, held.contract, call.now)
  const isNow = verdict.at === 'now'
  return askStripe(call, held, {
    kind: 'change',
    terms: to.terms,
    atPeriodEnd: !isNow,
    prorationAt: isNow ? given.at : null,
    expected: isNow ? input.expected : null,
    details: { reason: input.reason },
  })
}

/** Instant as of which a change is prorated; null when what was shown is too old to be held to. */
function prorationAt(contract: Subscription, { prorationAt: shown }: ChangeContract, now: Date): Date | null {
  const at = atOf(contract, now)
  if (!shown) return at
  const age = at.getTime() - shown.getTime()
  // A test clock is known to the minute.
  return age >= -60_000 && age <= previewMs ? shown : null
}
