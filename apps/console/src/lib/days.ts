/** The instant at which a day such as `2026-03-05` begins where one is; null for no day. */
export function startOfDay(day: string): string | null {
  return day === '' ? null : new Date(`${day}T00:00:00`).toISOString()
}

/** The instant at which the day is over: the day itself still counts. */
export function endOfDay(day: string): string | null {
  if (day === '') return null
  const next = new Date(`${day}T00:00:00`)
  next.setDate(next.getDate() + 1)
  return next.toISOString()
}

/** From the start of the first day to the end of the last; either may be open. */
export function betweenDays({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  const [first, last] = [startOfDay(from ?? ''), endOfDay(to ?? '')]
  return { ...(first && { from: first }), ...(last && { to: last }) }
}
