import { expect, test } from 'vitest'
import { compareFields } from './changed-fields.ts'

test('fields are compared leaf by leaf, in the order they have now', () => {
  const before = { name: 'Old', address: { city: 'Tokyo', zip: '100' }, gone: 1 }
  const after = { address: { city: 'Tokyo', zip: null }, name: 'New', tags: ['a'] }
  expect(compareFields(before, after)).toEqual([
    { path: 'address.city', before: 'Tokyo', after: 'Tokyo', changed: false },
    { path: 'address.zip', before: '100', after: null, changed: true },
    { path: 'name', before: 'Old', after: 'New', changed: true },
    { path: 'tags', before: undefined, after: ['a'], changed: true },
    { path: 'gone', before: 1, after: undefined, changed: true },
  ])
})

test('what was created has no before, what was deleted no after', () => {
  expect(compareFields(null, { name: 'New' })).toEqual([
    { path: 'name', before: undefined, after: 'New', changed: true },
  ])
  expect(compareFields({ name: 'Old' }, null)).toEqual([
    { path: 'name', before: 'Old', after: undefined, changed: true },
  ])
  expect(compareFields(null, undefined)).toEqual([])
})

test('lists and empty objects count as one value', () => {
  expect(compareFields({ stores: ['a', 'b'], meta: {} }, { stores: ['a'], meta: {} })).toEqual([
    { path: 'stores', before: ['a', 'b'], after: ['a'], changed: true },
    { path: 'meta', before: {}, after: {}, changed: false },
  ])
})
