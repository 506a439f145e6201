import { type Call, Refusal } from '../kernel/index.ts'
import type { RateLimit } from './rules.ts'
import { countAttempt, forgiveAttempt } from './store.ts'

export * from './rules.ts'

/** Too many attempts; `retryAfterSeconds` says when the window ends. */
export class RateLimited extends Refusal {
  constructor(retryAfterSeconds: number) {
    super('RATE_LIMITED', { retryAfterSeconds })
  }
}

/**
 * Counts an attempt before it is made. Counted outside the caller's transaction: a refused attempt stays
 * counted.
 *
 * @param subject whose attempts are counted, such as an address or an account
 * @throws RateLimited when the window's attempts are used up
 */
export async function takeAttempt(call: Call, limit: RateLimit, subject: string): Promise<void> {
  const { attempts, secondsLeft } = await countAttempt(
    call.database.platform,
    keyOf(call, limit, subject),
    limit.windowSeconds,
  )
  if (attempts > limit.attempts) throw new RateLimited(secondsLeft)
}

/** Takes an attempt back, for limits that count failures only. */
export async function forgive(call: Call, limit: RateLimit, subject: string): Promise<void> {
  await forgiveAttempt(call.database.platform, keyOf(call, limit, subject))
}

function keyOf(call: Call, limit: RateLimit, subject: string): string {
  return `${limit.name}:${call.keyedHash(subject)}`
}
