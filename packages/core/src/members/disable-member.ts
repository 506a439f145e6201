import type { MemberReason } from '@leasehold/contracts'
import type { TenantCommand } from '../kernel/index.ts'
import { byColleague } from './acting.ts'
import { changeStatus } from './change-status.ts'

/** Shuts a member out, from the next request on, and frees the seat. Throws as `changeStatus` does. */
export function disableMember(call: TenantCommand, input: MemberReason): Promise<void> {
  return changeStatus(byColleague(call), input, 'disabled', 'member.disabled')
}
