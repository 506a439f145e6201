import { expect, test } from 'vitest'
import { aDay, anyText, listSearch, oneOf } from './list-search.ts'
import { plainSearch } from './plain-search.ts'

const read = listSearch({
  sort: ['name', 'joined'],
  filters: { status: oneOf(['active', 'disabled']), storeId: anyText },
})

test('what the list understands is kept', () => {
  const search = {
    query: '0042',
    sort: 'joined',
    direction: 'desc',
    cursor: 'abc',
    status: 'active',
    storeId: 'x',
  }
  expect(read(search)).toEqual(search)
})

test('everything else is dropped', () => {
  expect(
    read({ sort: 'password', direction: 'up', status: 'gone', page: '3', query: '', storeId: 7 }),
  ).toEqual({})
})

test.each([
  ['2026-03-05', true],
  ['2024-02-29', true],
  ['2026-02-30', false],
  ['2026-13-01', false],
  ['1026-03-05', false],
  ['5.3.2026', false],
  ['2026-03-05T00:00', false],
])('%s as a day: %j', (given, isOne) => {
  expect(aDay(given)).toBe(isOne ? given : undefined)
})

test('a text too long for the server is cut', () => {
  expect(read({ query: 'a'.repeat(500) }).query).toHaveLength(100)
})

test.each([
  ['a\u0000b\u0007', 'ab'],
  ['\t', undefined],
  [`${'a'.repeat(99)}\u{1f43b}`, 'a'.repeat(99)],
])('characters that cannot be shown are left out: %j', (query, kept) => {
  expect(read({ query }).query).toBe(kept)
})

test.each([
  [{ query: '0042' }, '?query=0042'],
  [{ query: 'a&b=c #1 日本' }, '?query=a%26b%3Dc+%231+%E6%97%A5%E6%9C%AC'],
  [{ query: undefined, status: '' }, ''],
  [{}, ''],
])('%j is %j in the address and back', (search, text) => {
  expect(plainSearch.stringifySearch(search)).toBe(text)
  const kept = Object.fromEntries(Object.entries(search).filter(([, value]) => value))
  expect(plainSearch.parseSearch(text)).toEqual(kept)
})
