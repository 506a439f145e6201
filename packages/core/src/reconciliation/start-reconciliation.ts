import { emit, newId, type OpenCommand, PLATFORM_CHAIN, Refusal, recordAudit } from '../kernel/index.ts'
import { reconciliationWanted } from './events.ts'
import * as store from './store.ts'

/** There is nobody to compare with. */
export class NoPaymentProvider extends Refusal {
  constructor() {
    super('NO_PAYMENT_PROVIDER')
  }
}

/**
 * Begins a comparison with Stripe, unless one is under way: then that one is answered.
 *
 * @param mends true when it is to mend what it finds
 * @throws NoPaymentProvider
 */
export async function beginReconciliation(call: OpenCommand, mends: boolean): Promise<{ id: string }> {
  const { tx, actor, now } = call
  if (!call.payments) throw new NoPaymentProvider()
  await store.lockBeginning(tx)
  const running = await store.readRunning(tx)
  if (running) return running
  const id = newId(now.getTime())
  const [actorKind, actorId] =
    actor.kind === 'admin' ? (['admin', actor.id] as const) : (['system', null] as const)
  await store.insertReconciliation(tx, { id, mends, actorKind, actorId, createdAt: now })
  await emit(tx, reconciliationWanted({ id }, { key: `reconciliation:${id}` }))
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'reconciliation.started',
    resource: 'reconciliation',
    resourceId: id,
    after: { mends },
  })
  return { id }
}
