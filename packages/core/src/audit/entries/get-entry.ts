import type { AuditEntryOf } from '@leasehold/contracts'
import { NotFound, type TenantQuery } from '../../kernel/index.ts'
import { readCatalogNamesFor } from '../names/catalog/store.ts'
import { readTenantNames } from '../names/store.ts'
import { catalogKeysIn, idsIn, isReached } from './entry-rules.ts'
import { idsOf, presentEntry } from './present-entry.ts'
import { readReach } from './read-reach.ts'
import * as store from './store.ts'

/**
 * One entry of the company's log, with before and after, and the names of what these speak of. Where and with
 * what the platform's staff worked is not shown.
 *
 * @throws NotFound also for an entry beyond the caller's stores
 */
export async function getAuditEntry(call: TenantQuery, { seq }: AuditEntryOf) {
  const row = await store.readTenantEntry(call.reader, seq)
  const reach = row && (await readReach(call))
  if (!row || (reach && !isReached(row, reach))) throw new NotFound('audit_entry')
  const { before, after, ip, userAgent, requestId, hash } = row
  const byStaff = row.actorKind === 'admin' || row.impersonatorId !== null
  const [things, sold] = await Promise.all([
    readTenantNames(call.reader, [...idsOf([row]), ...idsIn(before, after)]),
    readCatalogNamesFor(call.reader, catalogKeysIn(before, after), call.locale),
  ])
  const names = { ...things, ...sold }
  return {
    ...presentEntry(row, names),
    before,
    after,
    names,
    ip: byStaff ? null : ip,
    userAgent: byStaff ? null : userAgent,
    requestId,
    hash,
  }
}
