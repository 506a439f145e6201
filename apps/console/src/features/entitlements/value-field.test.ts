import { expect, test } from 'vitest'
import { draftOf, readDraft } from './value-field.tsx'

const open = { kind: 'switch', unit: null } as const
const count = { kind: 'limit', unit: 'count' } as const
const bytes = { kind: 'limit', unit: 'bytes' } as const

test.each([
  [open, true],
  [open, false],
  [count, 0],
  [count, 25],
  [count, null],
  [bytes, 5_000_000_000],
  [bytes, 1_100_000_000],
  [bytes, null],
])('of %o, %o is read as it was shown', (shape, value) => {
  expect(readDraft(shape, draftOf(shape, value))).toBe(value)
})

test.each(['', '-1', '1.5', 'many', '1e3', '99999999999999999999'])('%j is no count', (amount) => {
  expect(readDraft(count, { open: false, amount, unlimited: false })).toBeUndefined()
})

test('parts of a gigabyte are whole bytes', () => {
  expect(readDraft(bytes, { open: false, amount: '0.3', unlimited: false })).toBe(300_000_000)
  expect(readDraft(bytes, { open: false, amount: '0.0000000001', unlimited: false })).toBeUndefined()
})
