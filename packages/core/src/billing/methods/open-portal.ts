import { recordAudit, type TenantCall } from '../../kernel/index.ts'
import { inTransaction, lookAt, refuse } from '../commands/asking.ts'
import { askProvider } from '../errors.ts'
import { billingUrl, ensureCustomer } from '../requests/prepare.ts'
import { blockedBy } from '../situation/decide.ts'

/**
 * A page of Stripe's for payment methods, billing details and invoices, good for some minutes.
 *
 * @throws BILLING_DISABLED, NO_PAYMENT_PROVIDER, ProviderUnavailable
 */
export async function openPortal(call: TenantCall, workspaceUrl: string): Promise<{ url: string }> {
  const { tenant, locale } = call
  const situation = await lookAt(call)
  refuse(blockedBy(situation))
  const portal = await askProvider(call, async (payments) => {
    const customerId = situation.customer?.customerId ?? (await ensureCustomer(call, payments, tenant.id))
    return payments.createPortal(customerId, { returnUrl: billingUrl(workspaceUrl, tenant.code), locale })
  })
  await inTransaction(call, (command) =>
    recordAudit(command, {
      tenantId: tenant.id,
      action: 'billing.portal_opened',
      resource: 'billing',
      resourceId: tenant.id,
    }),
  )
  return portal
}
