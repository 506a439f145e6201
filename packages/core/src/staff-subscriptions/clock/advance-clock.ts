import type { AdvanceClock } from '@leasehold/contracts'
import { Temporal } from 'temporal-polyfill'
import { clockOf } from '../../entitlements/index.ts'
import {
  emit,
  type JobCall,
  NotFound,
  type PlatformCommand,
  Refusal,
  recordAudit,
} from '../../kernel/index.ts'
import { mirrorCustomer } from '../../stripe-customers/index.ts'
import { mirrorSubscription } from '../../subscriptions/index.ts'
import { requestSync } from '../../sync/index.ts'
import { TenantDeleted } from '../../tenants/index.ts'
import { readCustomer } from '../details/store.ts'
import { NoPaymentProvider } from '../errors.ts'
import * as contracts from '../store.ts'
import { clockMoved, clockWanted } from './events.ts'

/** Time passes by itself where money is real, and for a customer that Stripe gave no test clock. */
class NoTestClock extends Refusal {
  constructor() {
    super('NO_TEST_CLOCK')
  }
}

/**
 * Moves a company's own clock forward, in test mode: at Stripe, whose invoices and events follow, where it is a
 * customer there; else for what we keep of it alone.
 *
 * @returns where the clock will be
 * @throws NoPaymentProvider, NoTestClock, NotFound, TenantDeleted
 */
export async function advanceClock(
  call: PlatformCommand,
  { tenantId, by }: AdvanceClock,
): Promise<{ to: Date }> {
  const { tx, now, payments } = call
  if (!payments) throw new NoPaymentProvider()
  if (!payments.isTest) throw new NoTestClock()
  const contract = await contracts.lockContract(tx, tenantId)
  const company = await contracts.lockCompany(tx, tenantId)
  if (!company || !contract) throw new NotFound('subscription')
  if (company.deletedAt) throw new TenantDeleted()
  const from = clockOf(contract, now)
  const to = later(from, by, company.timeZone)
  const customer = await readCustomer(tx, tenantId)
  if (customer) {
    const { testClockId } = customer
    if (!testClockId) throw new NoTestClock()
    await emit(tx, clockWanted({ tenantId, testClockId, to: to.toISOString() }))
  } else {
    const clockAhead = Math.round((to.getTime() - now.getTime()) / 1_000)
    await contracts.updateContract(tx, tenantId, { clockAhead })
    await requestSync(call, { tenantId, cause: 'time_passed' })
    await emit(tx, clockMoved({ tenantId }))
  }
  await recordAudit(call, {
    tenantId,
    action: 'subscription.clock_advanced',
    resource: 'subscription',
    resourceId: tenantId,
    before: { clock: from },
    after: { clock: to },
  })
  return { to }
}

function later(from: Date, by: AdvanceClock['by'], timeZone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone)
  const steps = { day: { days: 1 }, month: { months: 1 }, year: { years: 1 } }
  return new Date(local.add(steps[by]).epochMilliseconds)
}

/** Stripe moves a test clock by no more than two of the shortest periods at once. */
const stepMs = 28 * 86_400_000

/** Moves a test clock at Stripe, step by step, and looks at what has come of it. Run again it goes on where it was. */
export async function moveTestClock(
  call: JobCall,
  { tenantId, testClockId, to }: { tenantId: string; testClockId: string; to: string },
): Promise<void> {
  const { payments, database } = call
  if (!payments?.isTest) return
  const customer = await readCustomer(database.platform, tenantId)
  if (customer?.testClockId !== testClockId) return
  const end = new Date(to)
  const { clockAt } = await payments.fetchCustomer(customer.customerId)
  let at = clockAt ?? call.now
  while (at < end) {
    at = new Date(Math.min(at.getTime() + stepMs, end.getTime()))
    await payments.advanceClock(testClockId, at)
  }
  await mirrorCustomer(call, customer.customerId)
  const contract = await contracts.readContract(database.platform, tenantId)
  if (contract?.source === 'stripe' && contract.stripeSubscriptionId)
    await mirrorSubscription(call, contract.stripeSubscriptionId)
  await database.platformTransaction((tx) => emit(tx, clockMoved({ tenantId })))
}
