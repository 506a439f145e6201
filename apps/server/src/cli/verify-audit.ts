import type { PlatformTx } from '@leasehold/db'
import * as store from './store.ts'

export type AuditReport = {
  chains: number
  faults: { chain: string; seq: number; fault: string }[]
}

/**
 * Reads audit chains from end to end and tells every entry that was changed, removed or put elsewhere.
 *
 * @returns null when there is no tenant of that code
 */
export async function verifyAudit(tx: PlatformTx, code?: string): Promise<AuditReport | null> {
  await store.allowLongReads(tx)
  const chains = await store.listChains(tx, code)
  if (code && chains.length === 0) return null
  const faults: AuditReport['faults'] = []
  for (const { id, name } of chains) {
    const found = await store.readFaults(tx, id)
    faults.push(...found.map((fault) => ({ chain: name, ...fault })))
  }
  return { chains: chains.length, faults }
}
