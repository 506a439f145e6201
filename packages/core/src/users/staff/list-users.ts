import type { ListUsers } from '@leasehold/contracts'
import { decodePlace, type PlatformQuery, toPage } from '../../kernel/index.ts'
import * as store from './store.ts'

/** A page of the users of all companies, found by a part of the username, the name or the email address. */
export async function listUsers(call: PlatformQuery, input: ListUsers) {
  const db = call.database.platform
  const place = decodePlace(input.cursor, [input.sort === 'created' ? 'uuid' : 'text'])
  const { sort, direction, limit } = input
  const rows = await store.listUsers(db, input, { sort, direction, place, limit })
  const keyOf = { created: (row: Row) => [row.id], username: (row: Row) => [row.usernameKey] }[sort]
  const page = toPage(rows, limit, place, keyOf)
  const companies = await store.listCompaniesOf(
    db,
    page.items.map(({ id }) => id),
  )
  const items = page.items.map(({ usernameKey: _, ...user }) => {
    const own = companies.filter(({ userId }) => userId === user.id)
    return {
      ...user,
      companies: own.map(({ code, name }) => ({ code, name })),
      companyCount: own[0]?.count ?? 0,
    }
  })
  return { ...page, items }
}

type Row = Awaited<ReturnType<typeof store.listUsers>>[number]
