import { type Cycle, cycles, type FeatureValue, nothingOf, type PlanTerms } from '@leasehold/catalog'
import type { RefusalCode } from '@leasehold/contracts'
import type { TenantQuery } from '../../kernel/index.ts'
import { monthsIn, priceLines, seatPrice, totalOf } from '../../subscriptions/index.ts'
import { decideBuy, decideChangeable, decideTerms, termsFor } from '../situation/decide.ts'
import { isLive, pricedOf, readSituation, type Situation } from '../situation/situation.ts'
import { listFeatures, type PlanRow, readingBy } from '../situation/store.ts'

/**
 * What is sold, side by side, in the company's currency, with what taking each would be: a purchase, a change now or
 * when the period ends, or refused. What the company has is among it, also when it is not sold any more.
 */
export async function listOffers(call: TenantQuery) {
  const read = readingBy(call.reader)
  const [situation, features] = await Promise.all([
    readSituation(call, read, call.tenant.id),
    listFeatures(read),
  ])
  const present = pricedOf(situation)
  const offered = situation.plans.flatMap((row) => {
    const plan = soldTerms(situation, row)
    return plan ? [{ row, plan }] : []
  })
  const given = features.filter(({ key, kind }) =>
    offered.some(({ plan }) => worthOf(plan, key, kind) !== nothingOf(kind)),
  )
  const mayManage = call.permissions.has('billing:manage')
  const kind = isLive(situation) ? ('change' as const) : ('buy' as const)
  const blocked = kind === 'change' ? decideChangeable(situation) : decideBuy(situation)
  return {
    /** What taking an offer is, and what speaks against it for whoever asks. */
    kind,
    refusal: mayManage ? blocked : ('FORBIDDEN' as const),
    present: present && { plan: present.terms.plan, cycle: present.terms.cycle, seats: present.terms.seats },
    cycles: cycles.filter((cycle) => offered.some(({ plan }) => plan.cycles.includes(cycle))),
    features: given,
    plans: offered.map(({ row, plan }) => ({
      key: row.key,
      name: row.name,
      description: row.description,
      contactUs: row.contactUs,
      isPresent: situation.contract?.plan === row.key,
      /** True for what one company alone still has. */
      isSold: isShown(row),
      /** Users that come with it; null is unlimited. */
      users: typeof plan.entitlements.users === 'boolean' ? 0 : (plan.entitlements.users ?? null),
      prices: plan.cycles.flatMap((cycle) => priceOf(situation, row.key, cycle)),
      /** By feature, for each of `features`. */
      values: Object.fromEntries(given.map((each) => [each.key, worthOf(plan, each.key, each.kind)])),
    })),
  }
}

function isShown(row: PlanRow): boolean {
  return row.kind === 'plan' && row.onSale && !row.hidden && row.latest !== null
}

/** What the plan says: as sold now, or the company's own version of it. Null for what it does not see. */
function soldTerms(situation: Situation, row: PlanRow): PlanTerms | null {
  const { contract } = situation
  if (contract?.plan === row.key && pricedOf(situation)) return contract.planTerms
  if (!isShown(row) || !row.terms) return null
  // What is only tried is taken by nobody.
  return row.terms.trialDays === null ? row.terms : null
}

/** What a cycle costs, and what taking it would be with the seats that the company has. */
function priceOf(situation: Situation, plan: string, cycle: Cycle) {
  const bare = termsFor(situation, { plan, cycle, seats: 0 })
  if (!bare.ok) return []
  const { terms, plan: sold } = bare.priced
  const lines = priceLines(terms, sold)
  if (!lines) return []
  const seatAmount = seatPrice(sold, cycle, terms.currency)
  const seats = seatAmount === null ? 0 : (situation.contract?.seats ?? 0)
  const wanted = termsFor(situation, { plan, cycle, seats })
  const verdict =
    isLive(situation) && wanted.ok ? decideTerms(situation, wanted.priced, undefined) : { ok: true as const }
  const refusal: RefusalCode | null = verdict.ok ? null : verdict.code
  return [
    {
      cycle,
      months: monthsIn[cycle],
      currency: terms.currency,
      amount: totalOf(lines),
      /** For a cycle; null where no more users can be paid for. */
      seatAmount,
      /** When it would take effect, with the seats that the company has; null for a purchase. */
      at: verdict.ok && 'at' in verdict ? verdict.at : null,
      refusal,
    },
  ]
}

function worthOf(
  { entitlements }: PlanTerms,
  key: string,
  kind: Parameters<typeof nothingOf>[0],
): FeatureValue {
  const value = entitlements[key]
  return value === undefined ? nothingOf(kind) : value
}
