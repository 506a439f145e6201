import {
  customRoles,
  membershipStores,
  memberships,
  stores,
  type TenantReader,
  tenantRead,
  users,
} from '@leasehold/db'
import { and, asc, eq } from 'drizzle-orm'
import type { MemberFacts } from './explain.ts'

export type FoundMember = MemberFacts & { userId: string; name: string; username: string }

/** A membership whatever became of it, with what decides over it; null for someone who never had one. */
export async function readMember(reader: TenantReader, userId: string): Promise<FoundMember | null> {
  const { tenantId } = reader
  const [found, limitedTo] = await Promise.all([
    tenantRead(reader, (db, bound) =>
      db
        .select({
          userId: users.id,
          name: users.displayName,
          username: users.username,
          accountStatus: users.status,
          status: memberships.status,
          role: memberships.role,
          customRole: customRoles.name,
          permissions: customRoles.permissions,
        })
        .from(memberships)
        .innerJoin(users, eq(users.id, memberships.userId))
        .leftJoin(
          customRoles,
          and(eq(customRoles.tenantId, memberships.tenantId), eq(customRoles.id, memberships.customRoleId)),
        )
        .where(and(bound, eq(memberships.tenantId, tenantId), eq(memberships.userId, userId))),
    ),
    tenantRead(reader, (db, bound) =>
      db
        .select({ id: stores.id, name: stores.name })
        .from(membershipStores)
        .innerJoin(
          stores,
          and(eq(stores.tenantId, membershipStores.tenantId), eq(stores.id, membershipStores.storeId)),
        )
        .where(and(bound, eq(membershipStores.tenantId, tenantId), eq(membershipStores.userId, userId)))
        .orderBy(asc(stores.name)),
    ),
  ])
  const [member] = found
  if (!member) return null
  const { customRole: name, permissions, ...rest } = member
  const customRole = name !== null && permissions ? { name, permissions } : null
  return { ...rest, customRole, stores: limitedTo }
}
