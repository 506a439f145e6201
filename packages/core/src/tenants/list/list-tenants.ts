import type { ListTenants, Page } from '@leasehold/contracts'
import { stateAt } from '../../entitlements/index.ts'
import { decodePlace, type PlatformQuery, toPage } from '../../kernel/index.ts'
import * as store from './store.ts'

type Row = Awaited<ReturnType<typeof store.listTenants>>[number]

/** A company in the list; `state` is the contract's as of now, null without one. */
export type ListedTenant = Omit<Row, 'subscriptionState'> & { state: Row['subscriptionState'] }

const directions = { newest: 'desc', name: 'asc' } as const

/** Companies, with search in names, code and contact, filters, two orders and pages. */
export async function listTenants(call: PlatformQuery, input: ListTenants): Promise<Page<ListedTenant>> {
  const { sort, limit, direction = directions[sort] } = input
  const place = decodePlace(input.cursor, sort === 'name' ? ['text', 'uuid'] : ['uuid'])
  const order = { sort, direction, place, limit }
  const rows = await store.listTenants(call.database.platform, input, order, call.now)
  const page = toPage(rows, limit, place, ({ id, name }) => (sort === 'name' ? [name, id] : [id]))
  return { ...page, items: page.items.map((row) => toListed(row, call.now)) }
}

function toListed({ subscriptionState, ...row }: Row, now: Date): ListedTenant {
  const { trialEndsAt } = row
  return { ...row, state: subscriptionState && stateAt({ state: subscriptionState, trialEndsAt }, now) }
}
