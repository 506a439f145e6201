import type { WhyOfTenant } from '@leasehold/contracts'
import type { TenantId } from '@leasehold/db'
import { type Call, NotFound } from '../../kernel/index.ts'
import * as companies from '../store.ts'
import { answer, subjectOf } from './answer.ts'
import * as store from './store.ts'

/**
 * Why somebody may do something in a company, or may not, as staff ask: also of former members and of strangers.
 *
 * @throws NotFound for a company or a person that there is not; InvalidField
 */
export async function whyOfMember(call: Call, input: WhyOfTenant) {
  const { database } = call
  const { tenantId, userId } = input
  const [company, found] = await Promise.all([
    companies.readCompany(database.platform, tenantId),
    store.readMember({ database, tenantId: tenantId as TenantId }, userId),
  ])
  if (!company) throw new NotFound('tenant')
  const person = found ?? (await companies.readUser(database.platform, userId))
  if (!person) throw new NotFound('user')
  const isDeleted = company.deletedAt !== null
  const told = await answer(call, { tenantId, member: found, isDeleted, subject: subjectOf(input) })
  const { name, username } = person
  return { ...told, person: { userId, name, username } }
}
