import { type OpenCommand, verifyChain } from '@leasehold/core'
import * as store from './store.ts'

export type AuditReport = {
  chains: number
  faults: { chain: string; seq: number; fault: string }[]
}

/**
 * Reads audit chains from end to end and tells every entry that was changed, removed or put elsewhere, and
 * where a chain no longer holds what was signed of it.
 *
 * @returns null when there is no tenant of that code
 */
export async function verifyAudit(call: OpenCommand, code?: string): Promise<AuditReport | null> {
  await store.allowLongReads(call.tx)
  const chains = await store.listChains(call.tx, code)
  if (code && chains.length === 0) return null
  const faults: AuditReport['faults'] = []
  for (const { id, name } of chains) {
    const report = await verifyChain(call, id)
    faults.push(...report.faults.map((fault) => ({ chain: name, ...fault })))
  }
  return { chains: chains.length, faults }
}
