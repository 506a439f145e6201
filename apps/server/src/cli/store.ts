import { auditHeads, PLATFORM_CHAIN, type PlatformTx, tenants } from '@leasehold/db'
import { eq, sql } from 'drizzle-orm'

/** One chain of the audit log: a tenant's, or the platform's own. */
export type Chain = { id: string; name: string }

/** A chain takes as long as it takes: it is read whole. */
export async function allowLongReads(tx: PlatformTx): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`)
}

/**
 * Chains to check. Entries without a head count as a chain too: that the head is gone is what is to be found.
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
    from (select tenant_id from ${auditHeads} union select tenant_id from audit_entries) as chains
    left join ${tenants} on ${tenants.id} = chains.tenant_id
    order by 2`)
}

export type Fault = { seq: number; fault: string }

/** What is wrong with a chain: gaps, changed entries, a missing tail. Empty when it is whole. */
export async function readFaults(tx: PlatformTx, chain: string): Promise<Fault[]> {
  const faults = await tx.execute<{ seq: string; fault: string }>(
    sql`select seq, fault from audit_faults(${chain})`,
  )
  return faults.map(({ seq, fault }) => ({ seq: Number(seq), fault }))
}
