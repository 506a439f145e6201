/** How long a reset link works, in minutes. */
const resetMinutes = 60

/** When a link made now runs out. */
export function resetExpiry(now: Date): Date {
  return new Date(now.getTime() + resetMinutes * 60_000)
}

/** A reset link as it is kept; null when no link has the token, as when a newer one replaced it. */
export type ResetLink = { expiresAt: Date; usedAt: Date | null } | null

export type ResetVerdict = { ok: true } | { ok: false; reason: 'unknown' | 'used' | 'expired' }

/** Whether a link may still set a password. A used one says so even when its hour is over. */
export function decideReset(link: ResetLink, now: Date): ResetVerdict {
  if (!link) return { ok: false, reason: 'unknown' }
  if (link.usedAt) return { ok: false, reason: 'used' }
  return link.expiresAt > now ? { ok: true } : { ok: false, reason: 'expired' }
}
