import type { CancelSubscription } from '@leasehold/contracts'
import type { TenantCommand } from '../../kernel/index.ts'
import { openRequest } from '../requests/open-request.ts'
import { decideCallOff, decideCancel, decideResume } from '../situation/decide.ts'
import { holdCompany, refuse } from './asking.ts'

/**
 * Takes back a change that is scheduled.
 *
 * @throws NOTHING_SCHEDULED, HELD_BY_STAFF, WRONG_STATE, ChangeUnderWay
 */
export async function callOffChange(call: TenantCommand): Promise<{ requestId: string }> {
  refuse(decideCallOff(await holdCompany(call)))
  return openRequest(call, { tenantId: call.tenant.id, kind: 'call_off' })
}

/**
 * Ends the subscription, at once or when the period that is paid for is over.
 *
 * @throws HELD_BY_STAFF, WRONG_STATE, ChangeUnderWay
 */
export async function cancelSubscription(
  call: TenantCommand,
  { when, reason }: CancelSubscription,
): Promise<{ requestId: string }> {
  refuse(decideCancel(await holdCompany(call), when))
  const tenantId = call.tenant.id
  return openRequest(call, {
    tenantId,
    kind: 'cancel',
    atPeriodEnd: when === 'period_end',
    details: { reason },
  })
}

/**
 * Takes back an end that has not come yet.
 *
 * @throws NOTHING_SCHEDULED, HELD_BY_STAFF, WRONG_STATE, ChangeUnderWay
 */
export async function resumeSubscription(call: TenantCommand): Promise<{ requestId: string }> {
  refuse(decideResume(await holdCompany(call)))
  return openRequest(call, { tenantId: call.tenant.id, kind: 'resume' })
}
