import type { ChangeSubscription } from '@leasehold/contracts'
import { Refusal, type TenantCall, type TenantCommand } from '../../kernel/index.ts'
import { PreviewChanged } from '../errors.ts'
import { changeCharges } from '../preview/change-charges.ts'
import { openRequest } from '../requests/open-request.ts'
import { decideChangeable, decideTerms, type Priced, termsFor } from '../situation/decide.ts'
import type { Situation } from '../situation/situation.ts'
import { holdCompany, inTransaction, lookAt, refuse } from './asking.ts'

/** How old a preview may be: until then the customer knows what was shown. */
const PREVIEW_MS = 3_600_000

/**
 * Changes plan, cycle and seats as previewed: at once, or when the period ends. What would be charged is asked of Stripe
 * again, as of the preview's instant, and has to be what the customer saw.
 *
 * @throws SAME_TERMS, NOT_OFFERED, SEATS_NOT_OFFERED, PAYMENT_OUTSTANDING, HELD_BY_STAFF, WRONG_STATE, ChangeUnderWay,
 *   PreviewChanged, ProviderUnavailable
 */
export async function changeSubscription(
  call: TenantCall,
  input: ChangeSubscription,
): Promise<{ requestId: string }> {
  const { expected, prorationAt } = input
  const situation = await lookAt(call)
  const { to, when } = decide(situation, input)
  const age = situation.at.getTime() - prorationAt.getTime()
  // To come it is not either, beyond what clocks differ by.
  if (age > PREVIEW_MS || age < -60_000) throw new PreviewChanged()
  if (when === 'now') {
    const { today } = await changeCharges(call, situation, to, { when, prorationAt })
    if (today.amount !== expected) throw new PreviewChanged()
  } else if (expected !== 0) throw new PreviewChanged()
  return inTransaction(call, (command) => ask(command, input, situation))
}

async function ask(call: TenantCommand, input: ChangeSubscription, seen: Situation) {
  const situation = await holdCompany(call)
  const { to, when } = decide(situation, input)
  // What Stripe was asked about is what it is about now.
  if (basisOf(situation) !== basisOf(seen)) throw new PreviewChanged()
  return openRequest(call, {
    tenantId: call.tenant.id,
    kind: 'change',
    terms: to.terms,
    atPeriodEnd: when === 'period_end',
    prorationAt: when === 'now' ? input.prorationAt : null,
    expected: input.expected,
    details: { locale: call.locale },
  })
}

/** All that a charge is reckoned from. */
function basisOf({ contract, state }: Situation): string {
  const { plan, planVersion, cycle, currency, seats, periodStart, periodEnd } = contract ?? {}
  return JSON.stringify([plan, planVersion, cycle, currency, seats, periodStart, periodEnd, state])
}

function decide(situation: Situation, input: ChangeSubscription): { to: Priced; when: 'now' | 'period_end' } {
  refuse(decideChangeable(situation))
  const offered = termsFor(situation, input)
  if (!offered.ok) throw new Refusal(offered.code)
  const verdict = decideTerms(situation, offered.priced, input.when)
  if (!verdict.ok) throw new Refusal(verdict.code)
  return { to: offered.priced, when: verdict.at }
}
