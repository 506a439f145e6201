import type { ListAudit } from '@leasehold/contracts'
import { type TenantQuery, toPage } from '../../kernel/index.ts'
import { readTenantNames } from '../names/store.ts'
import { idsOf, presentEntry } from './present-entry.ts'
import { readActions, readPerson, readSpan } from './read-filter.ts'
import { readReach } from './read-reach.ts'
import * as store from './store.ts'

/** The company's log, newest first: all of it, or what concerns the caller's stores. */
export async function listAuditEntries(call: TenantQuery, input: ListAudit) {
  const span = readSpan(input, call.tenant.timeZone, 'chain')
  const filter = { actor: readActor(input.actor), actions: readActions(input), resourceId: input.resourceId }
  const reach = await readReach(call)
  const rows = await store.listTenantEntries(call.reader, filter, span, reach)
  const page = toPage(rows, input.limit, span.place, (row) => [row.occurredAt, row.seq])
  const names = await readTenantNames(call.reader, idsOf(page.items))
  return { ...page, items: page.items.map((row) => presentEntry(row, names)) }
}

function readActor(given: string | undefined): store.Filter['actor'] {
  if (given === undefined) return undefined
  if (given === 'platform') return { kind: 'admin' }
  return given === 'system' ? { kind: 'system' } : readPerson(given)
}
