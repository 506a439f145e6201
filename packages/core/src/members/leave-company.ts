import type { TenantCommand } from '../kernel/index.ts'
import { bySelf } from './acting.ts'
import { changeStatus } from './change-status.ts'

/**
 * The caller leaves the company. From the last one, the account is disabled and every session ends.
 *
 * @throws LastBillingAdmin
 */
export function leaveCompany(call: TenantCommand): Promise<void> {
  return changeStatus(bySelf(call), { userId: call.membership.userId }, 'removed', 'member.left')
}
