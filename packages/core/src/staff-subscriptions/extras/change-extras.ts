import type { AddInvoiceExtra, RevokeInvoiceExtra } from '@leasehold/contracts'
import {
  InvalidField,
  NotFound,
  newId,
  once,
  type PlatformCommand,
  Refusal,
  recordAudit,
} from '../../kernel/index.ts'
import { TenantDeleted } from '../../tenants/index.ts'
import * as contracts from '../store.ts'
import { stateOf } from './list-extras.ts'
import * as store from './store.ts'

/** An invoice has it already. */
class ExtraTaken extends Refusal {
  constructor() {
    super('WRONG_STATE')
  }
}

/**
 * Adds a single service to a company's next invoice. Asked twice with one key it is charged once.
 *
 * @throws InvalidField for a currency that is not the contract's, NotFound, TenantDeleted
 */
export async function addInvoiceExtra(
  call: PlatformCommand,
  input: AddInvoiceExtra,
): Promise<{ id: string }> {
  const { tx, now, admin } = call
  const { tenantId, idempotencyKey: key, description, quantity, currency, reason } = input
  const contract = await contracts.lockContract(tx, tenantId)
  const company = await contracts.lockCompany(tx, tenantId)
  if (!company) throw new NotFound('tenant')
  if (company.deletedAt) throw new TenantDeleted()
  return once(tx, { tenantId, scope: `admin:${admin.id}:subscriptions.addExtra`, key, input }, async () => {
    // An invoice is in one currency.
    if (contract?.currency && contract.currency !== currency)
      throw new InvalidField('currency', 'not_an_option')
    const id = newId(now.getTime())
    const amount = input.amount * quantity
    const row = { tenantId, id, kind: 'one_off' as const, description, quantity, amount, currency }
    await store.insertExtra(tx, { ...row, createdBy: admin.id, createdAt: now })
    await recordAudit(call, {
      tenantId,
      action: 'invoice_extra.added',
      resource: 'invoice_extra',
      resourceId: id,
      after: { description, quantity, amount, currency, reason },
    })
    return { id }
  })
}

/**
 * Takes back a single service that no invoice has taken.
 *
 * @throws NotFound, ExtraTaken
 */
export async function revokeInvoiceExtra(call: PlatformCommand, input: RevokeInvoiceExtra): Promise<void> {
  const { tx, now } = call
  const { tenantId, id, reason } = input
  const extra = await store.readExtra(tx, tenantId, id)
  if (extra?.kind !== 'one_off') throw new NotFound('invoice_extra')
  if (stateOf(extra) !== 'waiting') throw new ExtraTaken()
  await store.revokeExtra(tx, tenantId, id, now)
  await recordAudit(call, {
    tenantId,
    action: 'invoice_extra.revoked',
    resource: 'invoice_extra',
    resourceId: id,
    before: { description: extra.description, amount: extra.amount, currency: extra.currency },
    after: { reason },
  })
}
