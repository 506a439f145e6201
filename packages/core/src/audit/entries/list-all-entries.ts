import type { ListPlatformAudit, PlatformAuditEntryOf } from '@leasehold/contracts'
import { InvalidField, NotFound, PLATFORM_CHAIN, type PlatformQuery, toPage } from '../../kernel/index.ts'
import { findChain } from '../chain/find-chain.ts'
import { readAllNames } from '../names/store.ts'
import { idsIn } from './entry-rules.ts'
import { readActions, readPerson, readSpan } from './read-filter.ts'
import * as store from './store.ts'

/**
 * The log of all companies and of the platform, or of one of them, newest first.
 *
 * @throws NotFound when there is no such company; InvalidField for a thing without its company
 */
export async function listAllAuditEntries(call: PlatformQuery, input: ListPlatformAudit) {
  const chain = input.chain ? await findChain(call, input.chain) : null
  if (input.resourceId !== undefined && !chain) throw new InvalidField('chain', 'required')
  const span = readSpan(input, input.timeZone, chain ? 'chain' : 'all')
  const filter = {
    actor: input.actor ? readPerson(input.actor) : undefined,
    actions: readActions(input),
    resourceId: input.resourceId,
  }
  const rows = await store.listAllEntries(call.database.platform, chain, filter, span)
  const page = toPage(rows, input.limit, span.place, (row) =>
    chain ? [row.occurredAt, row.seq] : [row.occurredAt, row.chainId, row.seq],
  )
  return { ...page, items: page.items.map(presentPlatformEntry) }
}

/** One entry of any chain, with everything there is in it. @throws NotFound */
export async function getPlatformAuditEntry(call: PlatformQuery, input: PlatformAuditEntryOf) {
  const db = call.database.platform
  const chain = await findChain(call, input.chain)
  const row = await store.readAnyEntry(db, chain, input.seq)
  if (!row) throw new NotFound('audit_entry')
  const { before, after, ip, userAgent, requestId, hash } = row
  const names = await readAllNames(db, chain, idsIn(before, after))
  return { ...presentPlatformEntry(row), before, after, names, ip, userAgent, requestId, hash }
}

type Row = Awaited<ReturnType<typeof store.listAllEntries>>[number]

function presentPlatformEntry(row: Row) {
  return {
    seq: row.seq,
    occurredAt: row.occurredAt,
    action: row.action,
    resource: row.resource,
    resourceId: row.resourceId,
    subject: row.subject,
    /** Null for the platform's own log; code and name are null when the company has been purged. */
    company: row.chainId === PLATFORM_CHAIN ? null : { code: row.chainCode, name: row.chainName },
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    impersonator: row.impersonatorId ? { id: row.impersonatorId, name: row.impersonatorName } : null,
  }
}
