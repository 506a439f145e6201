import type { MemberReason } from '@leasehold/contracts'
import type { TenantCommand } from '../kernel/index.ts'
import { byColleague } from './acting.ts'
import { changeStatus } from './change-status.ts'

/** Ends a membership; its row stays, so that history keeps its names. Throws as `changeStatus` does. */
export function removeMember(call: TenantCommand, input: MemberReason): Promise<void> {
  return changeStatus(byColleague(call), input, 'removed', 'member.removed')
}
