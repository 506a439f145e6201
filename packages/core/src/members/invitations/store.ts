import {
  invitationStores,
  invitations,
  keyset,
  type Place,
  type PlatformDb,
  type PlatformTx,
  stores,
  type TenantId,
  type TenantReader,
  type TenantTx,
  type Tx,
  tenantRead,
  tenants,
  users,
} from '@leasehold/db'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

/**
 * Stores of the invitation a query is about, as an array of ids. Only for queries that join: over one table
 * Drizzle leaves its name out, and the conditions would compare the inner table with itself.
 */
const storeIdsOfInvitation = sql<string[]>`array(
  select ${invitationStores.storeId} from ${invitationStores}
  where ${invitationStores.tenantId} = ${invitations.tenantId}
    and ${invitationStores.invitationId} = ${invitations.id}
  order by ${invitationStores.storeId})`

/** Their names, for people to read. */
const storeNamesOfInvitation = sql<string[]>`array(
  select ${stores.name} from ${invitationStores}
  join ${stores} on ${stores.tenantId} = ${invitationStores.tenantId}
    and ${stores.id} = ${invitationStores.storeId}
  where ${invitationStores.tenantId} = ${invitations.tenantId}
    and ${invitationStores.invitationId} = ${invitations.id}
  order by ${stores.name})`

const limitedToSomeOf = (storeIds: readonly string[]) => sql`exists (
  select from ${invitationStores}
  where ${invitationStores.tenantId} = ${invitations.tenantId}
    and ${invitationStores.invitationId} = ${invitations.id}
    and ${inArray(invitationStores.storeId, [...storeIds])})`

const isInvitation = (tenantId: TenantId, id: string) =>
  and(eq(invitations.tenantId, tenantId), eq(invitations.id, id))

/**
 * A page of invitations that were neither accepted nor revoked, newest first, one more than `limit`.
 *
 * @param storeIds shows only those limited to some of these; null shows all
 */
export function listInvitations(
  reader: TenantReader,
  { storeIds, place, limit }: { storeIds: readonly string[] | null; place: Place | null; limit: number },
) {
  const inviters = alias(users, 'inviters')
  const { where, orderBy } = keyset([{ column: invitations.id, type: 'uuid' }], 'desc', place)
  return tenantRead(reader, (db, bound) =>
    db
      .select({
        id: invitations.id,
        email: invitations.email,
        role: invitations.role,
        status: invitations.status,
        storeIds: storeIdsOfInvitation,
        storeNames: storeNamesOfInvitation,
        expiresAt: invitations.expiresAt,
        createdAt: invitations.createdAt,
        invitedBy: inviters.displayName,
      })
      .from(invitations)
      .leftJoin(inviters, eq(inviters.id, invitations.invitedBy))
      .where(
        and(
          bound,
          eq(invitations.tenantId, reader.tenantId),
          inArray(invitations.status, ['open', 'expired']),
          storeIds ? limitedToSomeOf(storeIds) : undefined,
          where,
        ),
      )
      .orderBy(...orderBy)
      .limit(limit + 1),
  )
}

export async function readEmailKey(tx: Tx, tenantId: TenantId, id: string): Promise<string | null> {
  const [invitation] = await tx
    .select({ emailKey: invitations.emailKey })
    .from(invitations)
    .where(isInvitation(tenantId, id))
  return invitation?.emailKey ?? null
}

/** An invitation of the tenant, locked; after `lockEntitlements`. */
export async function lockInvitation(tx: Tx, tenantId: TenantId, id: string) {
  const [invitation] = await tx
    .select({
      tenantId: invitations.tenantId,
      id: invitations.id,
      email: invitations.email,
      emailKey: invitations.emailKey,
      role: invitations.role,
      status: invitations.status,
      tokenHash: invitations.tokenHash,
      expiresAt: invitations.expiresAt,
      invitedBy: invitations.invitedBy,
    })
    .from(invitations)
    .where(isInvitation(tenantId, id))
    .for('update')
  if (!invitation) return null
  const limitedTo = await tx
    .select({ storeId: invitationStores.storeId })
    .from(invitationStores)
    .where(and(eq(invitationStores.tenantId, tenantId), eq(invitationStores.invitationId, id)))
  return { ...invitation, storeIds: limitedTo.map(({ storeId }) => storeId) }
}

/** False when an invitation to the address is open already. */
export async function insertInvitation(
  tx: TenantTx,
  invitation: typeof invitations.$inferInsert,
  storeIds: readonly string[],
): Promise<boolean> {
  const inserted = await tx
    .insert(invitations)
    .values(invitation)
    .onConflictDoNothing()
    .returning({ id: invitations.id })
  if (inserted.length === 0) return false
  const { tenantId, id } = invitation
  if (storeIds.length > 0) {
    await tx
      .insert(invitationStores)
      .values(storeIds.map((storeId) => ({ tenantId, invitationId: id, storeId })))
  }
  return true
}

/** Puts away invitations to the address that ran out: a new one takes their place. */
export async function replaceExpired(tx: Tx, tenantId: TenantId, emailKey: string): Promise<void> {
  await tx
    .update(invitations)
    .set({ status: 'revoked' })
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.emailKey, emailKey),
        eq(invitations.status, 'expired'),
      ),
    )
}

/** True when another invitation to the address is open. */
export async function hasOpenInvitation(tx: Tx, tenantId: TenantId, emailKey: string): Promise<boolean> {
  const open = and(
    eq(invitations.tenantId, tenantId),
    eq(invitations.emailKey, emailKey),
    eq(invitations.status, 'open'),
  )
  return (await tx.$count(invitations, open)) > 0
}

export async function updateInvitation(
  tx: Tx,
  tenantId: TenantId,
  id: string,
  change: Partial<
    Pick<typeof invitations.$inferInsert, 'status' | 'expiresAt' | 'acceptedBy' | 'tokenHash' | 'invitedBy'>
  >,
): Promise<void> {
  await tx
    .update(invitations)
    .set({ ...change, version: sql`${invitations.version} + 1` })
    .where(isInvitation(tenantId, id))
}

/**
 * Counts open invitations to the address of someone who has joined as accepted: they hold no further seat.
 */
export async function answerInvitations(tx: PlatformTx, tenantId: TenantId, userId: string): Promise<void> {
  const address = tx.select({ emailKey: users.emailKey }).from(users).where(eq(users.id, userId))
  await tx
    .update(invitations)
    .set({ status: 'accepted', acceptedBy: userId, version: sql`${invitations.version} + 1` })
    .where(
      and(
        eq(invitations.tenantId, tenantId),
        eq(invitations.status, 'open'),
        inArray(invitations.emailKey, address),
      ),
    )
}

/** Gives an open invitation the token that is about to be mailed; false when it is open no longer. */
export async function setToken(
  db: PlatformDb,
  tenantId: string,
  id: string,
  tokenHash: string,
): Promise<boolean> {
  const updated = await db
    .update(invitations)
    .set({ tokenHash })
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id), eq(invitations.status, 'open')))
    .returning({ id: invitations.id })
  return updated.length === 1
}

/** What the mail of an invitation says, and in which language. */
export async function readForMail(db: PlatformDb, tenantId: string, id: string) {
  const inviters = alias(users, 'inviters')
  const invited = alias(users, 'invited')
  const [invitation] = await db
    .select({
      email: invitations.email,
      role: invitations.role,
      company: tenants.name,
      companyLocale: tenants.locale,
      inviter: inviters.displayName,
      invitedLocale: invited.locale,
    })
    .from(invitations)
    .innerJoin(tenants, eq(tenants.id, invitations.tenantId))
    .leftJoin(inviters, eq(inviters.id, invitations.invitedBy))
    .leftJoin(invited, eq(invited.emailKey, invitations.emailKey))
    .where(and(eq(invitations.tenantId, tenantId), eq(invitations.id, id)))
  return invitation
}

/** The invitation of a link, as whoever opens it may see it. */
export async function findByToken(db: PlatformDb, tokenHash: string) {
  const inviters = alias(users, 'inviters')
  const invited = alias(users, 'invited')
  const [invitation] = await db
    .select({
      tenantId: invitations.tenantId,
      id: invitations.id,
      email: invitations.email,
      emailKey: invitations.emailKey,
      role: invitations.role,
      status: invitations.status,
      expiresAt: invitations.expiresAt,
      tenantCode: tenants.code,
      company: tenants.name,
      tenantDeleted: sql<boolean>`${tenants.deletedAt} is not null`,
      inviter: inviters.displayName,
      hasAccount: sql<boolean>`${invited.id} is not null`,
    })
    .from(invitations)
    .innerJoin(tenants, eq(tenants.id, invitations.tenantId))
    .leftJoin(inviters, eq(inviters.id, invitations.invitedBy))
    .leftJoin(invited, eq(invited.emailKey, invitations.emailKey))
    .where(eq(invitations.tokenHash, tokenHash))
  return invitation
}
