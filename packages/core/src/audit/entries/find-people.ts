import type { AuditPeople } from '@leasehold/contracts'
import type { PlatformQuery, TenantQuery } from '../../kernel/index.ts'
import { findAllPeople, findTenantPeople } from '../names/store.ts'
import { readReach } from './read-reach.ts'

/** People offered at once. */
const most = 20

/** Whom the company's log can be filtered by: its members, also those who left. */
export async function findAuditPeople(call: TenantQuery, input: AuditPeople) {
  const reach = await readReach(call)
  return findTenantPeople(call.reader, input, reach?.people ?? null, most)
}

/** Whom the log of all companies can be filtered by: users and the platform's staff. */
export async function findAllAuditPeople(call: PlatformQuery, input: AuditPeople) {
  return findAllPeople(call.database.platform, input, most)
}
