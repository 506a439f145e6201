import type { MemberVersion } from '@leasehold/contracts'
import type { TenantCommand } from '../kernel/index.ts'
import { byColleague } from './acting.ts'
import { changeStatus } from './change-status.ts'

/** Lets a disabled member in again, which takes a seat. Throws as `changeStatus` does. */
export function enableMember(call: TenantCommand, input: MemberVersion): Promise<void> {
  return changeStatus(byColleague(call), input, 'active', 'member.enabled')
}
