import type { ListPlatformAudit, PlatformAuditEntryOf } from '@leasehold/contracts'
import { InvalidField, NotFound, type PlatformQuery, toPage } from '../../kernel/index.ts'
import { findChain } from '../chain/find-chain.ts'
import { readCatalogNames } from '../names/catalog/store.ts'
import { readAllNames, readCodes } from '../names/store.ts'
import { type CatalogKeys, catalogKeysIn, catalogThings, idsIn } from './entry-rules.ts'
import { idsOf, presentPlatformEntry } from './present-entry.ts'
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
    chain ? [row.occurredAt, row.seq] : [row.occurredAt, row.chain, row.seq],
  )
  const { names, codes } = await readNames(call, page.items)
  return { ...page, items: page.items.map((row) => presentPlatformEntry(row, names, codes)) }
}

/** One entry of any chain, with everything there is in it. @throws NotFound */
export async function getPlatformAuditEntry(call: PlatformQuery, input: PlatformAuditEntryOf) {
  const chain = await findChain(call, input.chain)
  const row = await store.readAnyEntry(call.database.platform, chain, input.seq)
  if (!row) throw new NotFound('audit_entry')
  const { before, after, ip, userAgent, requestId, hash } = row
  const { names, codes } = await readNames(call, [row], idsIn(before, after), catalogKeysIn(before, after))
  return { ...presentPlatformEntry(row, names, codes), before, after, names, ip, userAgent, requestId, hash }
}

async function readNames(
  { database, locale }: PlatformQuery,
  rows: store.Row[],
  more: string[] = [],
  keys: CatalogKeys = { plan: [], feature: [] },
) {
  const chains = [...new Set(rows.map(({ chain }) => chain))]
  const things = rows.flatMap((row) =>
    [...idsOf([row]), row.chain, ...more].map((id) => ({ chain: row.chain, id })),
  )
  const about = catalogThings(rows)
  const sold = { plan: [...about.plan, ...keys.plan], feature: [...about.feature, ...keys.feature] }
  const [names, codes, soldNames] = await Promise.all([
    readAllNames(database, things),
    readCodes(database, chains),
    readCatalogNames(database.platform, sold, locale),
  ])
  return { names: { ...names, ...soldNames }, codes }
}
