import { expect, test } from 'vitest'
import { differences, exampleOf, objectsIn } from './differences.ts'

const example = {
  id: 'x_1',
  object: 'x',
  amount: 1,
  address: { city: 'Berlin', line2: null },
  metadata: { key: 'value' },
  details: { type: 'card', card: { brand: 'visa' } },
  lines: [{ amount: 1 }],
}

test('missing keys and other kinds are told with their place, nested ones too', () => {
  const actual = { ...example, amount: '1', address: { city: 7 }, lines: [{ amount: 1 }, {}] }
  expect(differences(actual, example, 'x')).toEqual([
    'x.amount is string, not number',
    'x.address.city is number, not string',
    'x.address.line2 is missing',
    'x.lines[1].amount is missing',
  ])
})

test('null, metadata and another type are no differences', () => {
  const actual = { ...example, address: null, metadata: {}, details: { type: 'alipay', alipay: {} } }
  expect(differences(actual, example, 'x')).toEqual([])
})

test('objects are found inside of others, deleted ones have an example of their own', () => {
  const inner = { id: 'y_1', object: 'y', deleted: true }
  const list = { object: 'list', data: [{ ...example, inner }] }
  expect(objectsIn(list).map(exampleOf)).toEqual(['x', 'deleted_y'])
})
