import type { Role } from '@leasehold/catalog'
import {
  customRoles,
  memberships,
  type TenantId,
  type TenantReader,
  type Tx,
  tenantRead,
} from '@leasehold/db'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'

const fields = {
  id: customRoles.id,
  name: customRoles.name,
  base: customRoles.base,
  permissions: customRoles.permissions,
  archivedAt: customRoles.archivedAt,
  version: customRoles.version,
  createdAt: customRoles.createdAt,
}

/** Whoever was removed no longer has a role. */
const isStanding = inArray(memberships.status, ['active', 'disabled'])

export function listRoles(reader: TenantReader) {
  return tenantRead(reader, (db, bound) =>
    db
      .select(fields)
      .from(customRoles)
      .where(and(bound, eq(customRoles.tenantId, reader.tenantId), isNull(customRoles.archivedAt)))
      .orderBy(asc(customRoles.name), asc(customRoles.id)),
  )
}

/** How many members have each role, by what narrows it; `customRoleId` is null for all of the role. */
export function countMembers(reader: TenantReader) {
  return tenantRead(reader, (db, bound) =>
    db
      .select({
        role: memberships.role,
        customRoleId: memberships.customRoleId,
        members: sql<number>`count(*)::int`,
      })
      .from(memberships)
      .where(and(bound, eq(memberships.tenantId, reader.tenantId), isStanding))
      .groupBy(memberships.role, memberships.customRoleId),
  )
}

const isRole = (tenantId: TenantId, id: string) =>
  and(eq(customRoles.tenantId, tenantId), eq(customRoles.id, id))

/** The role, held also against members to whom it is just being given. */
export async function lockRole(tx: Tx, tenantId: TenantId, id: string) {
  const [role] = await tx.select(fields).from(customRoles).where(isRole(tenantId, id)).for('update')
  return role ?? null
}

/** Count after `lockEntitlements`. */
export function countRoles(tx: Tx, tenantId: TenantId): Promise<number> {
  return tx.$count(customRoles, and(eq(customRoles.tenantId, tenantId), isNull(customRoles.archivedAt)))
}

/** Members who have the role. Count after `lockRole`. */
export function countHolders(tx: Tx, tenantId: TenantId, id: string): Promise<number> {
  return tx.$count(
    memberships,
    and(eq(memberships.tenantId, tenantId), eq(memberships.customRoleId, id), isStanding),
  )
}

type RoleRow = { tenantId: TenantId; id: string; name: string; base: Role; permissions: string[] }

export async function insertRole(tx: Tx, role: RoleRow): Promise<void> {
  await tx.insert(customRoles).values(role)
}

export async function updateRole(
  tx: Tx,
  tenantId: TenantId,
  id: string,
  change: { name?: string; permissions?: string[]; archivedAt?: Date },
): Promise<void> {
  await tx
    .update(customRoles)
    .set({ ...change, version: sql`${customRoles.version} + 1` })
    .where(isRole(tenantId, id))
}
