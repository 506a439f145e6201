import type { SubscriptionOf } from '@leasehold/contracts'
import { clockOf, readEntitlements, stateAt } from '../../entitlements/index.ts'
import { readNames } from '../../grants/index.ts'
import { NotFound, type PlatformQuery } from '../../kernel/index.ts'
import { priceOfTerms } from '../commands/preview.ts'
import { termsOf } from '../rules/contract.ts'
import { possibleActions } from '../rules/possible-actions.ts'
import * as contracts from '../store.ts'
import * as store from './store.ts'
import { reasonOf, withActor } from './timeline.ts'

/**
 * One company's contract: what is sold at what price, the period, its state and why, what is to come, who holds it, who
 * pays how, and what may be done with it.
 *
 * @throws NotFound for a company without one
 */
export async function getSubscription(call: PlatformQuery, { tenantId }: SubscriptionOf) {
  const { now, payments, admin } = call
  const db = call.database.platform
  const [contract, company, customer, underWay, owed, isEnabled, names, { entitlements }] = await Promise.all(
    [
      contracts.readContract(db, tenantId),
      contracts.readCompany(db, tenantId),
      store.readCustomer(db, tenantId),
      store.readUnderWay(db, tenantId),
      store.readOwed(db, tenantId),
      contracts.isBillingEnabled(db),
      readNames(db),
      readEntitlements(call, tenantId),
    ],
  )
  if (!company || !contract) throw new NotFound('subscription')
  const [versions, plan] = await Promise.all([
    contracts.readVersions(db, [contract, ...(contract.scheduled ? [contract.scheduled] : [])]),
    contracts.readPlan(db, contract.plan),
  ])
  const priceOf = (terms: Parameters<typeof priceOfTerms>[0]['terms'] | null) => {
    const version = terms && versions.get(`${terms.plan}@${terms.planVersion}`)
    return terms && version ? priceOfTerms({ terms, plan: version }) : null
  }
  const { scheduled, periodStart, periodEnd, clockAhead } = contract
  const may = possibleActions(
    {
      contract,
      isDeleted: company.deletedAt !== null,
      isUnderWay: underWay !== null,
      manages: admin.permissions.has('subscriptions:manage'),
      hasProvider: payments !== null,
      isEnabled,
    },
    now,
  )
  return {
    tenant: company,
    version: contract.version,
    createdAt: contract.createdAt,
    plan: {
      key: contract.plan,
      name: names.plan(contract.plan),
      version: contract.planVersion,
      /** The version that is sold now; a newer one takes its place only when staff move the company. */
      latest: plan?.latest ?? null,
    },
    source: contract.source,
    /** Who keeps it from the end of the period on; null when nobody else. */
    movesTo: contract.movesTo === contract.source ? null : contract.movesTo,
    /** As of now, by the company's clock. */
    state: stateAt(contract, now),
    stateSince: contract.stateSince,
    suspension: contract.suspensionCause && {
      cause: contract.suspensionCause,
      reason: contract.suspensionReason,
      from: contract.suspendedFrom,
    },
    access: entitlements.access,
    accessUntil: entitlements.until,
    trialEndsAt: contract.trialEndsAt,
    cycle: contract.cycle,
    currency: contract.currency,
    seats: contract.seats,
    /** Users that the plan and the seats allow; null for any number. */
    users: entitlements.limits.users,
    /** What a cycle costs; null for what is free, tried, or priced by talking. */
    price: priceOf(termsOf(contract)),
    anchor: contract.anchor,
    period: periodStart && periodEnd ? { start: periodStart, end: periodEnd } : null,
    endsAt: contract.endsAt,
    scheduled: scheduled && {
      ...scheduled,
      at: new Date(scheduled.at),
      planName: names.plan(scheduled.plan),
      price: priceOf(scheduled),
    },
    request: underWay && { ...withActor(underWay), reason: reasonOf(underWay.details) },
    /** What is open of what was billed, by currency. */
    owed,
    stripe: {
      subscriptionId: contract.stripeSubscriptionId,
      customer,
      /** Where objects are looked at in Stripe's own pages; null where nobody is connected. */
      isTest: payments?.isTest ?? null,
    },
    clock: {
      at: clockOf(contract, now),
      aheadSeconds: clockAhead,
      mayAdvance: payments?.isTest === true && admin.permissions.has('subscriptions:manage'),
    },
    may,
  }
}
