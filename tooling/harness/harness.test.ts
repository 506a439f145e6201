import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaveTestDatabases, testDatabase } from './index.ts'

let one: postgres.Sql
let other: postgres.Sql

beforeAll(async () => {
  const urls = await Promise.all([testDatabase(), testDatabase()])
  ;[one, other] = urls.map(({ url }) => postgres(url, { max: 2, onnotice: () => {} })) as [
    postgres.Sql,
    postgres.Sql,
  ]
})

afterAll(() => Promise.all([one.end(), other.end()]))

test('a test database is migrated and empty', async () => {
  const [row] = await one`select to_regclass('public.tenants') is not null as migrated`
  expect(row).toEqual({ migrated: true })
  expect(await one`select 1 from tenants`).toHaveLength(0)
})

test('what happens in one does not happen in another', async () => {
  await one`create table marks as select 1 as n`
  const [row] = await other`select to_regclass('public.marks') as found`
  expect(row).toEqual({ found: null })
})

test('a connection that is left open is cut off', async () => {
  const { url } = await testDatabase()
  const cut = Promise.withResolvers<void>()
  const forgotten = postgres(url, { max: 1, onclose: () => cut.resolve() })
  await forgotten`select 1`
  await Promise.all([one.end(), other.end()])
  await leaveTestDatabases()
  await cut.promise
  await forgotten.end({ timeout: 0 })
})
