import postgres from 'postgres'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { dropTestDatabases, testDatabase } from './index.ts'

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

test('they are dropped afterwards, also with a connection left open', async () => {
  const { url } = await testDatabase()
  const forgotten = postgres(url, { max: 1, onclose: () => {} })
  await forgotten`select 1`
  await Promise.all([one.end(), other.end()])
  await dropTestDatabases()
  await forgotten.end({ timeout: 0 })

  const admin = postgres(inject('postgres').url, { max: 1 })
  const left = await admin`select 1 from pg_database where datname = ${new URL(url).pathname.slice(1)}`
  await admin.end()
  expect(left).toHaveLength(0)
})
