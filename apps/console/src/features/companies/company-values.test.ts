import { expect, test } from 'vitest'
import { inputOf, mergeNewest, newValues } from './company-values.ts'

const base = { ...newValues('ja'), name: 'Base', shortName: 'B' }

test('what only one of two changed is kept of both', () => {
  const mine = { ...base, name: 'Mine' }
  const theirs = { ...base, shortName: 'T', industry: 'food' }
  expect(mergeNewest(base, mine, theirs)).toEqual({
    merged: { ...base, name: 'Mine', shortName: 'T', industry: 'food' },
    both: [],
  })
})

test('a field that both changed keeps one’s own and is named', () => {
  const { merged, both } = mergeNewest(base, { ...base, name: 'Mine' }, { ...base, name: 'Theirs' })
  expect(merged.name).toBe('Mine')
  expect(both).toEqual(['name'])
})

test('the same change by both is no conflict', () => {
  const { both } = mergeNewest(base, { ...base, name: 'Same ' }, { ...base, name: 'Same' })
  expect(both).toEqual([])
})

test('clearing a field is a change', () => {
  const { merged } = mergeNewest(base, { ...base, shortName: '' }, { ...base, name: 'Theirs' })
  expect(merged).toMatchObject({ shortName: '', name: 'Theirs' })
})

test('what was not said is told as nothing', () => {
  expect(inputOf(base)).toMatchObject({ industry: null, employeeCount: null, currency: 'JPY', locale: 'ja' })
  expect(inputOf({ ...base, employeeCount: '12', industry: 'food' })).toMatchObject({
    employeeCount: 12,
    industry: 'food',
  })
})
