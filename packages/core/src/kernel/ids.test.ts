import { expect, test } from 'vitest'
import { newId } from './ids.ts'

test('ids sort as they were made, also within a millisecond', () => {
  const ids = Array.from({ length: 1_000 }, () => newId())
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(1_000)
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('an id tells its millisecond', () => {
  const now = Date.parse('2026-03-10T12:00:00.123Z')
  expect(Number.parseInt(newId(now).replaceAll('-', '').slice(0, 12), 16)).toBe(now)
})
