import type { ChangeTime } from '@leasehold/catalog'
import type { PreviewTerms } from '@leasehold/contracts'
import { companyUsage } from '../../company/index.ts'
import { readEntitlements } from '../../entitlements/index.ts'
import { Refusal, type TenantQuery } from '../../kernel/index.ts'
import type { Usage } from '../../usage/index.ts'
import {
  decideBuy,
  decideChangeable,
  decideTerms,
  type Priced,
  paidUntil,
  termsFor,
} from '../situation/decide.ts'
import { nameOf } from '../situation/present.ts'
import { isLive, readSituation, type Situation } from '../situation/situation.ts'
import { listFeatures, readingBy } from '../situation/store.ts'
import { changeCharges } from './change-charges.ts'
import { type Charge, purchaseOf } from './charges.ts'
import { effectsOf } from './effects.ts'
import { requireCode } from './require-code.ts'

/**
 * What taking an offer would do, before anything is done: what is charged today and at renewal line by line, what is
 * gained and lost, and what would no longer fit. Of a subscription at Stripe the figures are Stripe's own.
 *
 * @throws the refusals of the command, and ProviderUnavailable
 */
export async function previewTerms(call: TenantQuery, input: PreviewTerms) {
  const read = readingBy(call.reader)
  const [situation, { inputs }, used, features] = await Promise.all([
    readSituation(call, read, call.tenant.id),
    readEntitlements(call, call.tenant.id),
    companyUsage(call),
    listFeatures(read),
  ])
  const offered = termsFor(situation, input)
  if (!offered.ok) throw new Refusal(offered.code)
  const to = offered.priced
  const previewed = isLive(situation)
    ? await previewChange(call, situation, to, input.when)
    : await previewPurchase(situation, to, input, () => requireCode(read, situation, to, input.promotionCode))
  const usage = Object.fromEntries(used.limits.map((each) => [each.limit, each.used])) as Usage
  const { changes, surplus } = effectsOf(inputs, to, usage, call.now)
  const named = new Map(features.map((feature) => [feature.key, feature]))
  return {
    ...previewed,
    terms: { ...to.terms, planName: nameOf(situation, to.terms.plan) },
    currency: to.terms.currency,
    changes: changes.map((each) => {
      const { name = null, kind = null, unit = null } = named.get(each.feature) ?? {}
      return { ...each, name, kind, unit }
    }),
    surplus,
  }
}

async function previewPurchase(
  situation: Situation,
  to: Priced,
  { keepTrial }: PreviewTerms,
  codeOf: () => ReturnType<typeof requireCode>,
) {
  const refusal = decideBuy(situation)
  if (refusal) throw new Refusal(refusal)
  const { at } = situation
  const until = paidUntil(situation, keepTrial)
  const { today, renewal, period } = purchaseOf(to, await codeOf(), at, until)
  return shown('buy', 'now', at, { today, renewal, period, ours: today.total, paidUntil: until })
}

async function previewChange(
  call: TenantQuery,
  situation: Situation,
  to: Priced,
  wanted: ChangeTime | undefined,
) {
  const refusal = decideChangeable(situation)
  if (refusal) throw new Refusal(refusal)
  const verdict = decideTerms(situation, to, wanted)
  if (!verdict.ok) throw new Refusal(verdict.code)
  const prorationAt = prorationInstant(situation)
  const charges = await changeCharges(call, situation, to, { when: verdict.at, prorationAt })
  return shown('change', verdict.at, prorationAt, { ...charges, paidUntil: null })
}

function shown(
  kind: 'buy' | 'change',
  at: ChangeTime,
  prorationAt: Date,
  given: {
    today: Charge
    renewal: Charge
    period: { start: Date; end: Date }
    ours: number
    paidUntil: Date | null
  },
) {
  const { today, renewal, period, ours, paidUntil: until } = given
  return {
    kind,
    at,
    /** When it takes effect. */
    effectiveAt: at === 'now' ? prorationAt : period.end,
    /** To be handed back with the command, so that what was shown is what is done. */
    prorationAt,
    expected: today.amount,
    today,
    renewal,
    /** The period that is paid for, or tried, afterwards. */
    period,
    /** Until when nothing is charged, because of a trial or of what is paid already; null when it begins at once. */
    paidUntil: until,
    /** Sum that our own reckoning comes to for today; the customer is shown Stripe's. */
    ours,
  }
}

/** Now, to the second as Stripe counts, and within the period whatever clocks differ by. */
function prorationInstant({ at, contract }: Situation): Date {
  const now = Math.floor(at.getTime() / 1_000) * 1_000
  const { periodStart, periodEnd } = contract ?? {}
  const last = periodEnd ? periodEnd.getTime() - 1_000 : now
  return new Date(Math.max(periodStart?.getTime() ?? now, Math.min(now, last)))
}
