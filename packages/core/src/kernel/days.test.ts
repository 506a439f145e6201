import { describe, expect, test } from 'vitest'
import { endOfDay, startOfDay } from './days.ts'

describe('a day begins', () => {
  test.each([
    ['2026-03-05', 'UTC', '2026-03-05T00:00:00.000Z'],
    ['2026-03-05', 'Asia/Shanghai', '2026-03-04T16:00:00.000Z'],
    ['2026-03-05', 'Asia/Kathmandu', '2026-03-04T18:15:00.000Z'],
    ['2026-03-05', 'America/New_York', '2026-03-05T05:00:00.000Z'],
    // Clocks go forward on this day, and have on the next.
    ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
    ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
    // And back.
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00.000Z'],
    ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
    // Midnight was skipped: the day began at one o'clock.
    ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    // At midnight it was eleven again: the day began an hour later.
    ['2018-10-28', 'Asia/Beirut', '2018-10-27T22:00:00.000Z'],
    ['2026-03-05', 'Pacific/Kiritimati', '2026-03-04T10:00:00.000Z'],
    ['2026-03-05', 'Pacific/Niue', '2026-03-05T11:00:00.000Z'],
  ])('%s in %s at %s', (day, timeZone, instant) => {
    expect(startOfDay(day, timeZone).toISOString()).toBe(instant)
  })

  test('where the one before ends', () => {
    expect(endOfDay('2026-02-28', 'Asia/Tokyo')).toEqual(startOfDay('2026-03-01', 'Asia/Tokyo'))
    expect(endOfDay('2024-02-28', 'Asia/Tokyo')).toEqual(startOfDay('2024-02-29', 'Asia/Tokyo'))
    const hours = endOfDay('2026-03-08', 'America/New_York').getTime() - Date.parse('2026-03-08T05:00:00Z')
    expect(hours).toBe(23 * 3_600_000)
  })
})
