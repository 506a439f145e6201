import {
  coupons,
  keyset,
  type Place,
  type PlatformDb,
  type PlatformTx,
  platformAdmins,
  promotionCodes,
} from '@leasehold/db'
import { and, asc, eq, gt, inArray, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm'

export type CouponRow = typeof coupons.$inferSelect
export type CodeRow = typeof promotionCodes.$inferSelect

export async function insertCoupon(tx: PlatformTx, row: typeof coupons.$inferInsert): Promise<void> {
  await tx.insert(coupons).values(row)
}

/** False when another one reads the same. */
export async function insertCode(tx: PlatformTx, row: typeof promotionCodes.$inferInsert): Promise<boolean> {
  const made = await tx
    .insert(promotionCodes)
    .values(row)
    .onConflictDoNothing({ target: promotionCodes.code })
    .returning({ id: promotionCodes.id })
  return made.length === 1
}

export async function lockCoupon(tx: PlatformTx, id: string): Promise<CouponRow | null> {
  const [row] = await tx.select().from(coupons).where(eq(coupons.id, id)).for('update')
  return row ?? null
}

export async function lockCode(tx: PlatformTx, id: string): Promise<CodeRow | null> {
  const [row] = await tx.select().from(promotionCodes).where(eq(promotionCodes.id, id)).for('update')
  return row ?? null
}

export async function withdrawCoupon(tx: PlatformTx, id: string, withdrawnAt: Date): Promise<void> {
  await tx
    .update(coupons)
    .set({ withdrawnAt, version: sql`${coupons.version} + 1` })
    .where(eq(coupons.id, id))
}

/** Switches codes; returns those that were the other way. */
export async function switchCodes(
  tx: PlatformTx,
  where: SQL | undefined,
  active: boolean,
): Promise<string[]> {
  const switched = await tx
    .update(promotionCodes)
    .set({ active, version: sql`${promotionCodes.version} + 1` })
    .where(and(where, eq(promotionCodes.active, !active)))
    .returning({ id: promotionCodes.id })
  return switched.map(({ id }) => id)
}

export const codeOf = (id: string) => eq(promotionCodes.id, id)
export const codesOf = (couponId: string) => eq(promotionCodes.couponId, couponId)

export async function readCoupon(db: PlatformDb, id: string): Promise<CouponRow | null> {
  const [row] = await db.select().from(coupons).where(eq(coupons.id, id))
  return row ?? null
}

export async function readCode(db: PlatformDb, id: string): Promise<CodeRow | null> {
  const [row] = await db.select().from(promotionCodes).where(eq(promotionCodes.id, id))
  return row ?? null
}

type Push = { providerId?: string; pushedVersion?: number; pushError: string | null }

export async function savePushedCoupon(db: PlatformDb, id: string, push: Push): Promise<void> {
  await db.update(coupons).set(push).where(eq(coupons.id, id))
}

export async function savePushedCode(db: PlatformDb, id: string, push: Push): Promise<void> {
  await db.update(promotionCodes).set(push).where(eq(promotionCodes.id, id))
}

export async function saveRedemptions(db: PlatformDb, id: string, redemptions: number): Promise<void> {
  await db.update(promotionCodes).set({ redemptions }).where(eq(promotionCodes.id, id))
}

/** What Stripe does not have as it is. */
export async function listUnpushed(db: PlatformDb, limit: number) {
  const behind = (table: typeof coupons | typeof promotionCodes) =>
    sql`${table.pushedVersion} is distinct from ${table.version}`
  const [ofCoupons, ofCodes] = await Promise.all([
    db.select({ id: coupons.id }).from(coupons).where(behind(coupons)).orderBy(asc(coupons.id)).limit(limit),
    db
      .select({ id: promotionCodes.id })
      .from(promotionCodes)
      .where(behind(promotionCodes))
      .orderBy(asc(promotionCodes.id))
      .limit(limit),
  ])
  return { coupons: ofCoupons.map(({ id }) => id), codes: ofCodes.map(({ id }) => id) }
}

/** Codes that may be used now, whose uses Stripe counts; page by page. */
export async function listCounted(
  db: PlatformDb,
  { after, limit, now }: { after: string | null; limit: number; now: Date },
) {
  return db
    .select({
      id: promotionCodes.id,
      providerId: promotionCodes.providerId,
      redemptions: promotionCodes.redemptions,
    })
    .from(promotionCodes)
    .where(
      and(
        isNotNull(promotionCodes.providerId),
        eq(promotionCodes.active, true),
        or(isNull(promotionCodes.expiresAt), gt(promotionCodes.expiresAt, now)),
        after === null ? undefined : gt(promotionCodes.id, after),
      ),
    )
    .orderBy(asc(promotionCodes.id))
    .limit(limit)
}

const couponFields = {
  id: coupons.id,
  name: coupons.name,
  percentOff: coupons.percentOff,
  amountOff: coupons.amountOff,
  currency: coupons.currency,
  duration: coupons.duration,
  months: coupons.months,
  maxRedemptions: coupons.maxRedemptions,
  redeemBy: coupons.redeemBy,
  providerId: coupons.providerId,
  createdBy: { id: platformAdmins.id, name: platformAdmins.name },
  createdAt: coupons.createdAt,
  withdrawnAt: coupons.withdrawnAt,
  version: coupons.version,
  pushedVersion: coupons.pushedVersion,
  pushError: coupons.pushError,
  codes: sql<number>`(select count(*) from ${promotionCodes} p where p.coupon_id = ${coupons.id})::int`,
  redemptions: sql<number>`coalesce((
    select sum(p.redemptions) from ${promotionCodes} p where p.coupon_id = ${coupons.id}), 0)::int`,
}

type Paging = { place: Place | null; limit: number }

/** A page of coupons, newest first, one more than `limit`. */
export function listCoupons(
  db: PlatformDb,
  { open, now }: { open: boolean; now: Date },
  { place, limit }: Paging,
) {
  const { where, orderBy } = keyset([{ column: coupons.id, type: 'uuid' }], 'desc', place)
  const isOpen = and(isNull(coupons.withdrawnAt), or(isNull(coupons.redeemBy), gt(coupons.redeemBy, now)))
  return db
    .select(couponFields)
    .from(coupons)
    .leftJoin(platformAdmins, eq(platformAdmins.id, coupons.createdBy))
    .where(and(open ? isOpen : undefined, where))
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function readListedCoupons(db: PlatformDb, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select(couponFields)
    .from(coupons)
    .leftJoin(platformAdmins, eq(platformAdmins.id, coupons.createdBy))
    .where(inArray(coupons.id, [...ids]))
}

/** A page of codes, newest first, one more than `limit`. */
export function listCodes(
  db: PlatformDb,
  { couponId, query }: { couponId?: string | undefined; query?: string | undefined },
  { place, limit }: Paging,
) {
  const { where, orderBy } = keyset([{ column: promotionCodes.id, type: 'uuid' }], 'desc', place)
  return db
    .select({
      id: promotionCodes.id,
      couponId: promotionCodes.couponId,
      code: promotionCodes.code,
      maxRedemptions: promotionCodes.maxRedemptions,
      expiresAt: promotionCodes.expiresAt,
      firstTimeOnly: promotionCodes.firstTimeOnly,
      active: promotionCodes.active,
      redemptions: promotionCodes.redemptions,
      providerId: promotionCodes.providerId,
      createdBy: { id: platformAdmins.id, name: platformAdmins.name },
      createdAt: promotionCodes.createdAt,
      version: promotionCodes.version,
      pushedVersion: promotionCodes.pushedVersion,
      pushError: promotionCodes.pushError,
    })
    .from(promotionCodes)
    .leftJoin(platformAdmins, eq(platformAdmins.id, promotionCodes.createdBy))
    .where(
      and(
        couponId ? eq(promotionCodes.couponId, couponId) : undefined,
        query ? sql`starts_with(${promotionCodes.code}, ${query.toUpperCase()})` : undefined,
        where,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}
