import type { ObjectField } from '@leasehold/catalog'
import { expect, test } from 'vitest'
import { toData, toValues } from './record-values.ts'

const fields: ObjectField[] = [
  { key: 'name', type: 'text', required: true },
  { key: 'amount', type: 'money' },
  { key: 'count', type: 'number' },
  { key: 'day', type: 'date' },
  { key: 'status', type: 'choice', choices: ['open'] },
  { key: 'sold', type: 'boolean' },
]

test('an empty form sends nothing but what is unchecked', () => {
  expect(toData(fields, toValues(fields, null, 2), 2)).toEqual({
    name: null,
    amount: null,
    count: null,
    day: null,
    status: null,
    sold: false,
  })
})

test.each([
  [2, 1999, 19.99],
  [0, 1999, 1999],
  [2, 1, 0.01],
  [2, 115, 1.15],
])('with %i decimals %i minor units are entered as %d, and back', (digits, minor, shown) => {
  const data = { name: 'Tea', amount: minor, count: 0.5, day: '2026-03-05', status: 'open', sold: true }
  const values = toValues(fields, { storeId: 'a', data }, digits)
  expect(values).toEqual({ storeId: 'a', data: { ...data, amount: shown } })
  expect(toData(fields, values, digits)).toEqual(data)
})
