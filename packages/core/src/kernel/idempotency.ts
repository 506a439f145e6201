import type { Tx } from '@leasehold/db'
import { sha256 } from './ids.ts'
import { Refusal } from './refusal.ts'
import { claimIdempotencyKey, readIdempotencyKey, saveAnswer } from './store.ts'

/** The key was used before, for something else. */
export class IdempotencyKeyReused extends Refusal {
  constructor() {
    super('IDEMPOTENCY_KEY_REUSED')
  }
}

/**
 * Runs `work` once for a key, however often and however simultaneously it is asked: later callers wait for
 * the first transaction and get its answer.
 *
 * @param request.tenantId the tenant, or `PLATFORM_CHAIN`
 * @param request.scope who asks for what, such as `admin:<id>:tenants.create`
 * @throws IdempotencyKeyReused when the key came with another input before
 */
export async function once<T>(
  tx: Tx,
  request: { tenantId: string; scope: string; key: string; input: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const { tenantId, scope, key } = request
  const inputHash = sha256(JSON.stringify(request.input))
  // Waits here while another transaction holds the same key.
  if (await claimIdempotencyKey(tx, { tenantId, scope, key, inputHash })) {
    const answer = await work()
    await saveAnswer(tx, { tenantId, scope, key }, answer)
    return answer
  }
  const earlier = await readIdempotencyKey(tx, { tenantId, scope, key })
  if (earlier?.inputHash !== inputHash) throw new IdempotencyKeyReused()
  return earlier.answer as T
}
