import { expect, test } from 'vitest'
import { startOfDayIn } from './zoned-day.ts'

test.each([
  ['2026-03-05', 'Asia/Shanghai', '2026-03-04T16:00:00.000Z'],
  ['2026-03-05', 'Asia/Tokyo', '2026-03-04T15:00:00.000Z'],
  ['2026-03-05', 'UTC', '2026-03-05T00:00:00.000Z'],
  // The days on which clocks are changed there, and the days after.
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
  ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
  ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
])('%s begins in %s at %s', (day, timeZone, begins) => {
  expect(startOfDayIn(day, timeZone)).toBe(begins)
})
