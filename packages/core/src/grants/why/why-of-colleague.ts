import type { Why } from '@leasehold/contracts'
import { NotFound, type TenantQuery } from '../../kernel/index.ts'
import { maySee } from '../../members/index.ts'
import { answer, inOrder, subjectOf } from './answer.ts'
import * as store from './store.ts'

/**
 * Why a member of the own company may do something, or may not. Reasons that the platform's staff gave are not told.
 *
 * @throws NotFound also for a member whom the caller does not see; InvalidField
 */
export async function whyOfColleague(call: TenantQuery, input: Why) {
  const member = await store.readMember(call.reader, input.userId)
  const gone = !member || member.status === 'removed'
  const storeIds = member?.stores.map(({ id }) => id) ?? []
  if (gone || !maySee(call.membership, { storeIds })) throw new NotFound('member')
  const about = { tenantId: call.tenant.id, member, isDeleted: false, subject: subjectOf(input) }
  const { links, ...told } = await answer(call, about)
  const [membership, role, stores, entitlement, billing] = links
  const sources = entitlement.sources.map((source) =>
    source.kind === 'override' ? { ...source, reason: null } : source,
  )
  const { userId, name, username } = member
  return {
    ...told,
    person: { userId, name, username },
    links: inOrder(membership, role, stores, { ...entitlement, sources }, billing),
  }
}
