import type { VerifyAudit } from '@leasehold/contracts'
import type { PlatformQuery } from '../../kernel/index.ts'
import { findChain } from './find-chain.ts'
import { type ChainReport, verifyChain } from './verify-chain.ts'

/** Whether the log of a company, or the platform's own, is whole. @throws NotFound */
export async function checkChain(call: PlatformQuery, input: VerifyAudit): Promise<ChainReport> {
  const chain = await findChain(call, input.chain)
  return call.database.platformTransaction((tx) => verifyChain({ ...call, tx }, chain))
}
