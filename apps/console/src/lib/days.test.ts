import { expect, test } from 'vitest'
import { betweenDays, endOfDay, startOfDay } from './days.ts'

test('a day begins at midnight and ends as the next one begins', () => {
  expect(startOfDay('2026-03-05')).toBe(new Date(2026, 2, 5).toISOString())
  expect(endOfDay('2026-03-05')).toBe(new Date(2026, 2, 6).toISOString())
  expect(endOfDay('2026-12-31')).toBe(startOfDay('2027-01-01'))
})

test('no day is no instant', () => {
  expect(startOfDay('')).toBeNull()
  expect(endOfDay('')).toBeNull()
})

test('a list is asked for as much of a range as its address has', () => {
  expect(betweenDays({})).toEqual({})
  expect(betweenDays({ to: '2026-03-05' })).toEqual({ to: endOfDay('2026-03-05') })
  expect(betweenDays({ from: '2026-03-05', to: '2026-03-05' })).toEqual({
    from: startOfDay('2026-03-05'),
    to: endOfDay('2026-03-05'),
  })
})
