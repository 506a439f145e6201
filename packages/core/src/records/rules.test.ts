import { describe, expect, test } from 'vitest'
import { decideAddition, reachesRecord } from './rules.ts'

const stock = (allowed: number | null, used: number, added: number) => ({ allowed, used, added })
const room = stock(null, 0, 0)

describe('one more record', () => {
  test.each([
    ['the last customer', stock(100, 99, 1), room, 'ok'],
    ['one past it', stock(100, 100, 1), room, 'customers'],
    ['after a smaller plan', stock(100, 400, 1), room, 'customers'],
    ['an edit then', stock(100, 400, 0), room, 'ok'],
    ['without limit', stock(null, 1e9, 1), room, 'ok'],
    ['the last byte', stock(null, 0, 1), stock(1_000, 990, 10), 'ok'],
    ['one byte too many', stock(null, 0, 1), stock(1_000, 990, 11), 'storage'],
    ['a shorter text in a full store', stock(0, 5, 0), stock(0, 500, -10), 'ok'],
  ] as const)('%s', (_, customers, storage, verdict) => {
    const decided = decideAddition({ customers, storage })
    expect(decided.ok ? 'ok' : decided.limit).toBe(verdict)
  })
})

test.each([
  [null, 'a', true],
  [['a'], 'a', true],
  [['a'], 'b', false],
  [['a'], null, true],
  [null, null, true],
])('stores %j reach a record of %s: %s', (reach, storeId, reached) => {
  expect(reachesRecord(reach, storeId)).toBe(reached)
})
