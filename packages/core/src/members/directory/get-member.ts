import { NotFound, type TenantQuery } from '../../kernel/index.ts'
import { decideReach, maySee } from '../rules.ts'
import * as store from './store.ts'

/**
 * One member, and whether the caller may change them: what a page needs to offer only what will not be
 * refused for lack of reach.
 *
 * @throws NotFound also for a member whom the caller does not see
 */
export async function getMember(call: TenantQuery, { userId }: { userId: string }) {
  const { reader, membership, permissions } = call
  const member = await store.readMember(reader, userId)
  const target = member && { role: member.role, storeIds: member.stores.map(({ id }) => id) }
  if (!target || !maySee(membership, target)) throw new NotFound('member')
  const isSelf = userId === membership.userId
  const manages = permissions.has('members:manage')
  return {
    ...member,
    isSelf,
    mayChange: manages && !isSelf && decideReach(membership, target).ok,
    mayChangeDepartment: manages && isSelf,
  }
}
