import { auditHeads, type Database, PLATFORM_CHAIN, type PlatformTx, tenants, users } from '@leasehold/db'
import { eq, sql } from 'drizzle-orm'

/** One chain of the audit log: a tenant's, or the platform's own. */
export type Chain = { id: string; name: string }

/** The list of all chains reads the whole log. */
export async function allowLongReads(tx: PlatformTx): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`)
}

/**
 * Chains to check. Entries without a head count as a chain too, and so does what only a checkpoint speaks of:
 * that the rest is gone is what is to be found.
 *
 * @param code of the one tenant to check; all when undefined
 */
export async function listChains(tx: PlatformTx, code: string | undefined): Promise<Chain[]> {
  if (code) {
    return tx.select({ id: tenants.id, name: tenants.code }).from(tenants).where(eq(tenants.code, code))
  }
  return tx.execute<Chain>(sql`
    select chains.tenant_id as id,
      case when chains.tenant_id = ${PLATFORM_CHAIN} then 'platform' else coalesce(${tenants.code}, chains.tenant_id::text) end as name
    from (
      select tenant_id from ${auditHeads} union select tenant_id from audit_entries
      union select tenant_id from audit_checkpoints
    ) as chains
    left join ${tenants} on ${tenants.id} = chains.tenant_id
    order by 2`)
}

export async function findCompany({ platform }: Database, code: string) {
  const [found] = await platform
    .select({ id: tenants.id, code: tenants.code, name: tenants.name })
    .from(tenants)
    .where(eq(tenants.code, code))
  return found ?? null
}

export async function findUser({ platform }: Database, usernameKey: string) {
  const [found] = await platform
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(eq(users.usernameKey, usernameKey))
  return found ?? null
}
