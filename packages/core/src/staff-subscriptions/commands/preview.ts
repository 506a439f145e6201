import type { InvoiceLine } from '@leasehold/catalog'
import type { PreviewChangeContract, PreviewCreateContract } from '@leasehold/contracts'
import {
  compareEntitlements,
  type EntitlementInputs,
  readEntitlements,
  resolveEntitlements,
} from '../../entitlements/index.ts'
import { readNames } from '../../grants/index.ts'
import { NotFound, type PlatformQuery } from '../../kernel/index.ts'
import { type PriceLine, priceLines, totalOf } from '../../subscriptions/index.ts'
import { isHeldByStripe, TenantDeleted } from '../../tenants/index.ts'
import { surplusOf, usageOf } from '../../usage/index.ts'
import { refused } from '../errors.ts'
import { atOf, type PricedTerms, periodOf, type Subscription } from '../rules/contract.ts'
import { decideTermsAtStripe } from '../rules/decide-at-stripe.ts'
import { decideCreation } from '../rules/decide-creation.ts'
import { decideTerms } from '../rules/decide-terms.ts'
import * as store from '../store.ts'
import { readOwnVersion, resolveTerms } from './prepare.ts'
import { previewAtStripe } from './preview-at-stripe.ts'

/** What a cycle of terms costs; null where the price is agreed on by talking. */
export type Price = { lines: PriceLine[]; amount: number } | null

export function priceOfTerms({ terms, plan }: PricedTerms): Price {
  const lines = priceLines(terms, plan)
  return lines && { lines, amount: totalOf(lines) }
}

/** What is charged at once; below zero it is owed to the company. */
export type Charge = { amount: number; lines: InvoiceLine[] } | null

/**
 * What a contract would be that is made now, before anything is written. The command goes by the same functions.
 *
 * @throws the refusals of the command
 */
export async function previewCreateContract(call: PlatformQuery, input: PreviewCreateContract) {
  const db = call.database.platform
  const { contract, company } = await readParties(call, input.tenantId)
  const priced = await resolveTerms(db, input.terms, null)
  const { timeZone } = company
  const verdict = decideCreation(contract, priced, input.startsAt, { timeZone, now: call.now })
  if (!verdict.ok) throw refused(verdict.code, contract, call.now)
  const { periodStart = null, periodEnd = null, scheduled = null } = verdict.change
  return {
    terms: priced.terms,
    price: priceOfTerms(priced),
    /** When it begins; later than now it is scheduled, and what the company has stays until then. */
    startsAt: scheduled ? new Date(scheduled.at) : (verdict.change.anchor ?? atOf(contract, call.now)),
    isScheduled: Boolean(scheduled),
    period: periodStart && periodEnd ? { start: periodStart, end: periodEnd } : null,
    version: contract?.version ?? null,
    ...(await effects(call, input.tenantId, priced)),
  }
}

/**
 * What other terms would do and charge, to the cent, before anything is written. What Stripe holds is reckoned by
 * Stripe, and by us beside it.
 *
 * @throws the refusals of the command, ProviderUnavailable
 */
export async function previewChangeContract(call: PlatformQuery, input: PreviewChangeContract) {
  const db = call.database.platform
  const { contract, company } = await readParties(call, input.tenantId)
  if (!contract) throw new NotFound('subscription')
  const to = await resolveTerms(db, input.terms, contract)
  const from = await readOwnVersion(db, contract)
  const at = prorationOf(contract, call.now)
  const given = { wanted: input.when ?? undefined, at, timeZone: company.timeZone, now: call.now }
  const heldByStripe = isHeldByStripe(contract, call.now)
  const asked = heldByStripe && decideTermsAtStripe(contract, from, to, given)
  if (asked && !asked.ok) throw refused(asked.code, contract, call.now)
  const own = decideTerms(contract, from, to, { ...given, wanted: asked ? asked.at : given.wanted })
  if (!own.ok && !asked) throw refused(own.code, contract, call.now)
  const { tenantId } = input
  const { stripeSubscriptionId: subscriptionId } = contract
  const theirs =
    asked &&
    (await previewAtStripe(call, { tenantId, subscriptionId, terms: to.terms }, { at, when: asked.at }))
  const when = asked ? asked.at : own.ok ? own.at : 'now'
  const charge: Charge = own.ok && own.proration ? own.proration : null
  const period = own.ok && own.proration ? own.proration.period : periodOf(contract)
  return {
    terms: to.terms,
    when,
    effectiveAt: when === 'now' ? at : (contract.periodEnd ?? at),
    /** To be handed to `change` as they are. */
    prorationAt: when === 'now' ? at : null,
    expected: when === 'now' ? (charge?.amount ?? 0) : null,
    version: contract.version,
    /** What is charged at once; null when nothing is. Of what Stripe holds, as Stripe reckons it. */
    charge: theirs
      ? theirs.charge
      : when === 'now' && charge
        ? { amount: charge.amount, lines: charge.lines }
        : null,
    /** Who reckoned it. */
    reckonedBy: theirs ? ('stripe' as const) : ('us' as const),
    /** The period that is paid for afterwards, and what each one after it costs. */
    period,
    priceBefore: ownPrice(contract, from),
    price: priceOfTerms(to),
    ...(await effects(call, input.tenantId, to)),
  }
}

/** Now, to the second, and not before the period that a change is prorated in. */
function prorationOf(contract: Subscription, now: Date): Date {
  const second = Math.floor(atOf(contract, now).getTime() / 1_000) * 1_000
  return new Date(Math.max(second, contract.periodStart?.getTime() ?? second))
}

function ownPrice({ cycle, currency, ...contract }: Subscription, plan: PricedTerms['plan']): Price {
  return cycle && currency ? priceOfTerms({ terms: { ...contract, cycle, currency }, plan }) : null
}

async function readParties({ database }: PlatformQuery, tenantId: string) {
  const [contract, company] = await Promise.all([
    store.readContract(database.platform, tenantId),
    store.readCompany(database.platform, tenantId),
  ])
  if (!company) throw new NotFound('tenant')
  if (company.deletedAt) throw new TenantDeleted()
  return { contract, company }
}

/** What the company gains and loses, and what of its use would no longer fit. */
async function effects(call: PlatformQuery, tenantId: string, { terms, plan }: PricedTerms) {
  const { database, now } = call
  const [{ inputs }, used, names] = await Promise.all([
    readEntitlements(call, tenantId),
    usageOf(database, tenantId, now),
    readNames(database.platform),
  ])
  const before = resolveEntitlements(inputs, now)
  const after = resolveEntitlements(inputsOn(inputs, terms, plan, now), now)
  const wasOver = new Set(surplusOf(used, before.limits).map(({ limit }) => limit))
  return {
    planName: names.plan(terms.plan),
    changes: compareEntitlements(before, after).map((each) => ({ ...names.feature(each.feature), ...each })),
    surplus: surplusOf(used, after.limits).map((each) => ({
      ...each,
      over: each.used - each.allowed,
      /** False when it does not fit today either. */
      isNew: !wasOver.has(each.limit),
    })),
  }
}

function inputsOn(
  inputs: EntitlementInputs,
  { plan, planVersion, seats }: PricedTerms['terms'],
  version: PricedTerms['plan'],
  now: Date,
): EntitlementInputs {
  const { contract } = inputs
  // An ended one, or a trial, is in force again.
  const isPaid =
    contract?.state === 'active' || contract?.state === 'past_due' || contract?.state === 'suspended'
  const standing = isPaid
    ? contract
    : {
        state: 'active' as const,
        stateSince: now,
        trialEndsAt: null,
        endsAt: null,
        clockAhead: contract?.clockAhead ?? 0,
      }
  return {
    ...inputs,
    plan: version.entitlements,
    contract: { ...standing, plan, planVersion, seats },
  }
}
