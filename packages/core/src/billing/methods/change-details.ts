import { type BillingDetails, noDetails } from '@leasehold/catalog'
import type { ChangeBillingDetails } from '@leasehold/contracts'
import { acrossTenants } from '@leasehold/db'
import {
  changedFields,
  defineEvent,
  emit,
  type JobCall,
  newId,
  recordAudit,
  type TenantCommand,
} from '../../kernel/index.ts'
import { mirrorCustomer } from '../../stripe-customers/index.ts'
import { holdCompany, refuse } from '../commands/asking.ts'
import { ensureCustomer } from '../requests/prepare.ts'
import { blockedBy } from '../situation/decide.ts'
import { saveDetails } from './store.ts'

/** Where invoices go has changed, and Stripe is to know. */
export const detailsChanged = defineEvent<{ tenantId: string; changeId: string; details: BillingDetails }>()(
  'billing.details_changed',
)

/**
 * Changes where invoices go: with us at once, and at Stripe by a job.
 *
 * @throws BILLING_DISABLED, NO_PAYMENT_PROVIDER
 */
export async function changeBillingDetails(
  call: TenantCommand,
  details: ChangeBillingDetails,
): Promise<void> {
  const { tx, tenant, now } = call
  const tenantId = tenant.id
  const situation = await holdCompany(call)
  refuse(blockedBy(situation))
  const edit = changedFields<BillingDetails>(situation.customer?.details ?? noDetails, details)
  if (!edit.changed) return
  await acrossTenants(tx, (wide) => saveDetails(wide, tenantId, details))
  const changeId = newId(now.getTime())
  // A later one replaces one that Stripe has not been told of.
  await emit(tx, detailsChanged({ tenantId, changeId, details }, { key: `billing-details:${tenantId}` }))
  const { before, after } = edit
  await recordAudit(call, {
    tenantId,
    action: 'billing.details_changed',
    resource: 'billing',
    resourceId: tenantId,
    before,
    after,
  })
}

/**
 * Tells Stripe where invoices go.
 *
 * @throws ProviderError
 */
export async function pushDetails(
  call: JobCall,
  { tenantId, changeId, details }: { tenantId: string; changeId: string; details: BillingDetails },
): Promise<void> {
  const { payments } = call
  if (!payments) return
  const customerId = await ensureCustomer(call, payments, tenantId, details)
  await payments.updateCustomer(customerId, details, changeId)
  await mirrorCustomer(call, customerId)
}
