const hourMs = 3_600_000

/** Hours that a Checkout page waits for the customer; Stripe allows no more than a day. */
const checkoutHours = 23

/** When the page of a request closes: of the request alone, so that a repetition asks for the same. */
export function checkoutExpiry(createdAt: Date): Date {
  return new Date(Math.floor(createdAt.getTime() / 1_000) * 1_000 + checkoutHours * hourMs)
}

/**
 * True when a request is too old to be asked for again. Stripe remembers what it did under a key for a day at least:
 * within this time a repetition is done once, beyond it might be done twice.
 */
export function isTooOld(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > 22 * hourMs
}
