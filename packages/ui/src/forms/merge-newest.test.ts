import { expect, test } from 'vitest'
import { mergeNewest } from './merge-newest.ts'

const base = { name: 'Old', city: 'Rome', tags: ['a'], size: null as number | null }

test.each([
  ['nobody changed anything', {}, {}, {}, []],
  ['only I', { name: 'Mine' }, {}, { name: 'Mine' }, []],
  ['only they', {}, { name: 'Theirs' }, { name: 'Theirs' }, []],
  ['each another field', { name: 'Mine' }, { city: 'Oslo' }, { name: 'Mine', city: 'Oslo' }, []],
  ['both the same way', { name: 'Same' }, { name: 'Same' }, { name: 'Same' }, []],
  ['both one field', { name: 'Mine' }, { name: 'Theirs' }, { name: 'Mine' }, ['name']],
  ['I cleared what they filled', { city: '' }, { city: 'Oslo' }, { city: '' }, ['city']],
  ['lists', { tags: ['a', 'b'] }, { tags: ['c'] }, { tags: ['a', 'b'] }, ['tags']],
  ['they set what was empty', {}, { size: 5 }, { size: 5 }, []],
])('%s', (_, mine, theirs, merged, clashing) => {
  const { values, clashes } = mergeNewest(base, { ...base, ...mine }, { ...base, ...theirs })
  expect(values).toEqual({ ...base, ...merged })
  expect(clashes.map(({ field }) => field)).toEqual(clashing)
})

test('a clash tells what the other one saved', () => {
  const { clashes } = mergeNewest(base, { ...base, name: 'Mine' }, { ...base, name: 'Theirs' })
  expect(clashes).toEqual([{ field: 'name', theirs: 'Theirs' }])
})

test('what belongs to a group is merged field by field', () => {
  const of = (storeId: string, name: string, phone: string) => ({ storeId, data: { name, phone } })
  const { values, clashes } = mergeNewest(of('a', 'Old', '1'), of('a', 'Mine', '1'), of('b', 'Old', '2'))
  expect(values).toEqual(of('b', 'Mine', '2'))
  expect(clashes).toEqual([])
  expect(mergeNewest(of('a', 'Old', '1'), of('a', 'Mine', '1'), of('a', 'Theirs', '1')).clashes).toEqual([
    { field: 'data.name', theirs: 'Theirs' },
  ])
})
