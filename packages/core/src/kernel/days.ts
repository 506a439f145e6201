const dayMs = 86_400_000

/**
 * The instant a day begins at in a time zone; where midnight is skipped, the first instant after it.
 *
 * @param day `2026-03-05`
 */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const offset = (at: number) => wallClock(at, timeZone) - at
  // The offset at the day's beginning is one of those around it; with several that fit, the first counts.
  const candidates = [midnight - dayMs, midnight, midnight + dayMs].map((at) => midnight - offset(at))
  const fitting = candidates.filter((at) => wallClock(at, timeZone) >= midnight)
  return new Date(Math.min(...(fitting.length > 0 ? fitting : candidates)))
}

/** The instant the day after begins at. */
export function endOfDay(day: string, timeZone: string): Date {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + dayMs)
  return startOfDay(next.toISOString().slice(0, 10), timeZone)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** What a clock in the time zone shows, as if it were UTC, in milliseconds. */
function wallClock(at: number, timeZone: string): number {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    clocks.set(timeZone, clock)
  }
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}
