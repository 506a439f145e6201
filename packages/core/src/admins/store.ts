import type { AccountStatus, PlatformRole } from '@leasehold/catalog'
import { keyset, type Place, type PlatformDb, platformAdmins } from '@leasehold/db'
import { and, eq, ilike, or } from 'drizzle-orm'

/** A page of admins by username, one more than `limit`. Staff are few: no index of pieces is needed. */
export async function listAdmins(
  db: PlatformDb,
  filter: {
    query?: string | undefined
    role?: PlatformRole | undefined
    status?: AccountStatus | undefined
  },
  order: { direction: 'asc' | 'desc'; place: Place | null; limit: number },
) {
  const byUsername = [{ column: platformAdmins.usernameKey, type: 'text' }]
  const { where, orderBy } = keyset(byUsername, order.direction, order.place)
  const pattern = filter.query && `%${filter.query.replaceAll(/[\\%_]/g, '\\$&')}%`
  return db
    .select({
      id: platformAdmins.id,
      username: platformAdmins.username,
      usernameKey: platformAdmins.usernameKey,
      name: platformAdmins.name,
      email: platformAdmins.email,
      phone: platformAdmins.phone,
      role: platformAdmins.role,
      extraPermissions: platformAdmins.extraPermissions,
      status: platformAdmins.status,
      lastSignInAt: platformAdmins.lastSignInAt,
      lastSignInIp: platformAdmins.lastSignInIp,
    })
    .from(platformAdmins)
    .where(
      and(
        pattern
          ? or(
              ilike(platformAdmins.username, pattern),
              ilike(platformAdmins.name, pattern),
              ilike(platformAdmins.email, pattern),
            )
          : undefined,
        filter.role ? eq(platformAdmins.role, filter.role) : undefined,
        filter.status ? eq(platformAdmins.status, filter.status) : undefined,
        where,
      ),
    )
    .orderBy(...orderBy)
    .limit(order.limit + 1)
}
