import { testDatabase } from '@leasehold/tooling/harness'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from './index.ts'
import { type Listener, openListener } from './listen.ts'

let sql: postgres.Sql
let listener: Listener
beforeAll(async () => {
  const { url } = await testDatabase()
  await migrate(url)
  sql = postgres(url, { max: 1, onnotice: () => {} })
  listener = openListener(url)
})
afterAll(() => Promise.all([listener.end(), sql.end()]))

const connections = () => sql`
  select pid from pg_stat_activity
  where application_name = 'leasehold_listener' and datname = current_database()`

test('many listen on one connection, and hear again after it broke', async () => {
  const heard: Record<string, (string | null)[]> = { first: [], second: [], other: [] }
  const listen = (name: string, channel: string) =>
    listener.listen(channel, (payload) => heard[name]?.push(payload))
  const endFirst = listen('first', 'news')
  listen('second', 'news')
  listen('other', 'elsewhere')
  // Nothing was heard before it listened: whoever listens looks.
  await expect.poll(() => heard).toEqual({ first: [null], second: [null], other: [null] })
  await sql`select pg_notify('news', 'one')`
  await expect.poll(() => heard.second).toEqual([null, 'one'])
  expect(heard.first).toEqual([null, 'one'])

  const [before] = await connections()
  expect(await connections()).toHaveLength(1)
  await sql`select pg_terminate_backend(${before?.pid})`
  await expect
    .poll(() => heard, { timeout: 10_000 })
    .toEqual({
      first: [null, 'one', null],
      second: [null, 'one', null],
      other: [null, null],
    })
  endFirst()
  await sql`select pg_notify('news', 'two')`
  await expect.poll(() => heard.second?.at(-1)).toBe('two')
  expect(heard.first).toEqual([null, 'one', null])
  expect(await connections()).toHaveLength(1)
})
