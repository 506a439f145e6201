import type { PaymentMethod } from '@leasehold/catalog'
import type { PaymentMethodOf } from '@leasehold/contracts'
import { NotFound, Refusal, recordAudit, type TenantCall, type TenantQuery } from '../../kernel/index.ts'
import { mirrorCustomer } from '../../stripe-customers/index.ts'
import { inTransaction, lookAt, refuse } from '../commands/asking.ts'
import { askProvider } from '../errors.ts'
import { blockedBy } from '../situation/decide.ts'
import { isLive, readSituation, type Situation } from '../situation/situation.ts'
import { readingBy } from '../situation/store.ts'

/**
 * How the company can pay, as Stripe has it now; nothing before it has bought anything.
 *
 * @throws ProviderUnavailable
 */
export async function listPaymentMethods(call: TenantQuery) {
  const situation = await readSituation(call, readingBy(call.reader), call.tenant.id)
  const { customer } = situation
  if (!customer || blockedBy(situation)) return []
  const methods = await askProvider(call, (payments) => payments.listPaymentMethods(customer.customerId))
  return methods.map((method) => {
    const isDefault = method.id === customer.paymentMethod?.id
    return { ...method, isDefault, canBeRemoved: !(isDefault && isLive(situation)) }
  })
}

/**
 * Has renewals charged to another method.
 *
 * @throws NotFound, ProviderUnavailable
 */
export async function makeDefaultMethod(call: TenantCall, input: PaymentMethodOf): Promise<void> {
  const { paymentMethodId } = input
  const { customerId, method } = await requireMethod(call, input)
  // Another key for each time: going back to an earlier one is a change too.
  const key = `default:${call.request.requestId}:${paymentMethodId}`
  await askProvider(call, (payments) => payments.setDefaultPaymentMethod(customerId, paymentMethodId, key))
  await askProvider(call, () => mirrorCustomer(call, customerId))
  await record(call, 'billing.method_chosen', method)
}

/**
 * Takes a method away. The one that renewals are charged to stays while there are any: so one always remains.
 *
 * @throws NotFound, IN_USE, ProviderUnavailable
 */
export async function removePaymentMethod(call: TenantCall, input: PaymentMethodOf): Promise<void> {
  const { customerId, method, situation } = await requireMethod(call, input)
  const customer = await askProvider(call, (payments) => payments.fetchCustomer(customerId))
  if (isLive(situation) && customer.paymentMethod?.id === method.id) throw new Refusal('IN_USE')
  await askProvider(call, (payments) => payments.detachPaymentMethod(method.id))
  await askProvider(call, () => mirrorCustomer(call, customerId))
  await record(call, 'billing.method_removed', method)
}

/** A method of the company's own: another's is not found. */
async function requireMethod(call: TenantCall, { paymentMethodId }: PaymentMethodOf) {
  const situation: Situation = await lookAt(call)
  refuse(blockedBy(situation))
  const customerId = situation.customer?.customerId
  if (!customerId) throw new NotFound('payment_method')
  const methods = await askProvider(call, (payments) => payments.listPaymentMethods(customerId))
  const method = methods.find(({ id }) => id === paymentMethodId)
  if (!method) throw new NotFound('payment_method')
  return { situation, customerId, method }
}

function record(
  call: TenantCall,
  action: 'billing.method_chosen' | 'billing.method_removed',
  { id, kind, brand, last4 }: PaymentMethod,
): Promise<void> {
  const tenantId = call.tenant.id
  const after = { method: [brand ?? kind, last4].filter(Boolean).join(' ') }
  return inTransaction(call, (command) =>
    recordAudit(command, { tenantId, action, resource: 'billing', resourceId: id, after }),
  )
}
