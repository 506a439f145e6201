import {
  billingSettings,
  coupons,
  type Database,
  features,
  memberships,
  plans,
  planVersions,
  promotionCodes,
  stripeCustomers,
  subscriptionRequests,
  subscriptions,
  type TenantId,
  type TenantReader,
  type TenantTx,
  tenantRead,
  tenants,
  users,
} from '@leasehold/db'
import { and, asc, desc, eq, getTableColumns, inArray, or, type SQL, sql } from 'drizzle-orm'

type Connections = Database['tenantConnections']

/** How a company's rows are read: by a reader, statement by statement, or inside a transaction that sees only them. */
export type Read = <R>(build: (db: Connections, bound: SQL) => PromiseLike<R>) => Promise<R>

export const readingBy =
  (reader: TenantReader): Read =>
  (build) =>
    tenantRead(reader, build)

export const readingIn =
  (tx: TenantTx): Read =>
  async (build) =>
    build(tx, sql`true`)

const requestFields = {
  id: subscriptionRequests.id,
  kind: subscriptionRequests.kind,
  state: subscriptionRequests.state,
  terms: subscriptionRequests.terms,
  atPeriodEnd: subscriptionRequests.atPeriodEnd,
  expected: subscriptionRequests.expected,
  details: subscriptionRequests.details,
  providerId: subscriptionRequests.providerId,
  url: subscriptionRequests.url,
  expiresAt: subscriptionRequests.expiresAt,
  error: subscriptionRequests.error,
  declineCode: subscriptionRequests.declineCode,
  attempts: subscriptionRequests.attempts,
  createdAt: subscriptionRequests.createdAt,
  endedAt: subscriptionRequests.endedAt,
}

export type RequestSeen = Awaited<ReturnType<typeof readLastRequest>>

/** The company with its contract, what its plan's version says, and its customer at Stripe: one row. */
export async function readCompany(read: Read, tenantId: TenantId) {
  const [row] = await read((db, bound) =>
    db
      .select({
        code: tenants.code,
        currency: tenants.currency,
        timeZone: tenants.timeZone,
        locale: tenants.locale,
        contract: {
          plan: subscriptions.plan,
          planVersion: subscriptions.planVersion,
          state: subscriptions.state,
          source: subscriptions.source,
          stateSince: subscriptions.stateSince,
          suspensionCause: subscriptions.suspensionCause,
          trialEndsAt: subscriptions.trialEndsAt,
          cycle: subscriptions.cycle,
          currency: subscriptions.currency,
          seats: subscriptions.seats,
          anchor: subscriptions.anchor,
          periodStart: subscriptions.periodStart,
          periodEnd: subscriptions.periodEnd,
          endsAt: subscriptions.endsAt,
          scheduled: subscriptions.scheduled,
          movesTo: subscriptions.movesTo,
          stripeSubscriptionId: subscriptions.stripeSubscriptionId,
          clockAhead: subscriptions.clockAhead,
          version: subscriptions.version,
        },
        terms: planVersions.terms,
        planName: plans.name,
        customer: {
          customerId: stripeCustomers.customerId,
          details: stripeCustomers.details,
          paymentMethod: stripeCustomers.paymentMethod,
          balance: stripeCustomers.balance,
        },
        isEnabled: sql<boolean>`coalesce((select ${billingSettings.enabled} from ${billingSettings}), true)`,
      })
      .from(tenants)
      .leftJoin(subscriptions, eq(subscriptions.tenantId, tenants.id))
      .leftJoin(
        planVersions,
        and(eq(planVersions.plan, subscriptions.plan), eq(planVersions.number, subscriptions.planVersion)),
      )
      .leftJoin(plans, eq(plans.key, subscriptions.plan))
      .leftJoin(stripeCustomers, eq(stripeCustomers.tenantId, tenants.id))
      .where(and(bound, eq(tenants.id, tenantId))),
  )
  return row ?? null
}

/** What was asked last: what is under way is never older. */
export async function readLastRequest(read: Read, tenantId: TenantId) {
  const [row] = await read((db, bound) =>
    db
      .select(requestFields)
      .from(subscriptionRequests)
      .where(and(bound, eq(subscriptionRequests.tenantId, tenantId)))
      .orderBy(
        desc(inArray(subscriptionRequests.state, ['waiting', 'sent', 'open'])),
        desc(subscriptionRequests.id),
      )
      .limit(1),
  )
  return row ?? null
}

export async function readRequest(read: Read, tenantId: TenantId, id: string) {
  const [row] = await read((db, bound) =>
    db
      .select(requestFields)
      .from(subscriptionRequests)
      .where(and(bound, eq(subscriptionRequests.tenantId, tenantId), eq(subscriptionRequests.id, id))),
  )
  return row ?? null
}

/** Every plan with what is sold of it now, in the order in which they are shown: dozens, never thousands. */
export function listPlans(read: Read) {
  return read((db, bound) =>
    db
      .select({
        key: plans.key,
        kind: plans.kind,
        name: plans.name,
        description: plans.description,
        onSale: plans.onSale,
        hidden: plans.hidden,
        contactUs: plans.contactUs,
        latest: plans.latest,
        terms: planVersions.terms,
      })
      .from(plans)
      .leftJoin(planVersions, and(eq(planVersions.plan, plans.key), eq(planVersions.number, plans.latest)))
      .where(bound)
      .orderBy(asc(plans.position), asc(plans.key)),
  )
}

export type PlanRow = Awaited<ReturnType<typeof listPlans>>[number]

/** Features of the catalog, in its order. */
export function listFeatures(read: Read) {
  return read((db, bound) =>
    db
      .select({ key: features.key, kind: features.kind, unit: features.unit, name: features.name })
      .from(features)
      .where(bound)
      .orderBy(asc(features.position), asc(features.key)),
  )
}

/** The people who may buy: whom to ask. */
export function listBillingAdmins(read: Read, tenantId: TenantId) {
  return read((db, bound) =>
    db
      .select({ name: users.displayName, email: users.email })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          bound,
          eq(memberships.tenantId, tenantId),
          eq(memberships.role, 'BILLING_ADMIN'),
          eq(memberships.status, 'active'),
        ),
      )
      .limit(5),
  )
}

/**
 * A promotion code as customers type it, with what it gives. Companies see neither table, and so go by functions that
 * answer one code.
 */
export async function readPromotionCode(read: Read, typed: string) {
  const [row] = await read((db, bound) => {
    const code = db.$with('code', getTableColumns(promotionCodes)).as(sql`select * from typed_code(${typed})`)
    const coupon = db
      .$with('coupon', getTableColumns(coupons))
      .as(sql`select * from coupon_of_typed_code(${typed})`)
    return db
      .with(code, coupon)
      .select({
        code: code.code,
        providerId: code.providerId,
        active: code.active,
        expiresAt: code.expiresAt,
        maxRedemptions: code.maxRedemptions,
        redemptions: code.redemptions,
        firstTimeOnly: code.firstTimeOnly,
        percentOff: coupon.percentOff,
        amountOff: coupon.amountOff,
        currency: coupon.currency,
        duration: coupon.duration,
        months: coupon.months,
        redeemBy: coupon.redeemBy,
        withdrawnAt: coupon.withdrawnAt,
      })
      .from(code)
      .innerJoin(coupon, sql`true`)
      .where(bound)
  })
  return row ?? null
}

export type PromotionCode = NonNullable<Awaited<ReturnType<typeof readPromotionCode>>>

/** Holds the company's contract and then the company itself: whoever asks anything of Stripe for it comes here. */
export async function lockCompany(tx: TenantTx, tenantId: TenantId): Promise<void> {
  await tx
    .select({ tenantId: subscriptions.tenantId })
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  // A company without a contract has only itself to be held by.
  await tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, tenantId)).for('no key update')
}

/** Calls a request off that is not over. Stripe's word that its page was closed may be here before we are. */
export async function callOffRequest(
  tx: TenantTx,
  { tenantId, id, now }: { tenantId: TenantId; id: string; now: Date },
): Promise<boolean> {
  const ended = await tx
    .update(subscriptionRequests)
    .set({ state: 'called_off', error: null, endedAt: now })
    .where(
      and(
        eq(subscriptionRequests.tenantId, tenantId),
        eq(subscriptionRequests.id, id),
        or(
          inArray(subscriptionRequests.state, ['waiting', 'open']),
          and(eq(subscriptionRequests.state, 'failed'), eq(subscriptionRequests.error, 'CHECKOUT_EXPIRED')),
        ),
      ),
    )
    .returning({ id: subscriptionRequests.id })
  return ended.length === 1
}
