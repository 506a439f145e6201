import { type OpenCommand, PLATFORM_CHAIN, recordAudit } from '../../kernel/index.ts'
import { type Round, statementOf, statementOfRound } from './rules.ts'
import * as store from './store.ts'

/**
 * Signs where every chain ends that has grown since it was last signed, and seals the round in the platform's
 * own log. Whoever owns the database can cut a chain and move its head, but can sign nothing: the checkpoint
 * then contradicts the chain. Checkpoints cannot be left out either without breaking the seal.
 *
 * @returns the sealed round; null when no chain has grown
 */
export async function takeCheckpoints(call: OpenCommand): Promise<Round | null> {
  const { tx, now: takenAt, keyedHash } = call
  await store.lockCheckpoints(tx)
  const heads = await store.listUnsigned(tx)
  if (heads.length === 0) return null
  const checkpoints = heads.map((head) => {
    const signature = keyedHash(statementOf({ ...head, takenAt }))
    return { ...head, takenAt, signature }
  })
  await store.insertCheckpoints(tx, checkpoints)
  const signatures = checkpoints.map(({ signature }) => signature)
  const round = {
    takenAt: takenAt.toISOString(),
    chains: checkpoints.length,
    seal: keyedHash(statementOfRound(takenAt, signatures)),
  }
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'audit.checkpointed',
    resource: 'audit',
    resourceId: null,
    after: round,
  })
  return round
}
