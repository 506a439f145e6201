import { signDelivery } from './sign.ts'

/** How one attempt went. */
export interface AttemptResult {
  /** Answered with a status from 200 to 299: Stripe takes nothing else, not even a redirect. */
  isAccepted: boolean
  /** The status, or why there was none. */
  answer: string
}

/** Stripe gives an endpoint a while to answer; here it is short enough for a person to wait for it. */
const timeoutMs = 20_000

/** Posts a body to an endpoint, signed as Stripe signs it. Never throws. */
export async function sendDelivery(
  body: string,
  to: { url: string; secret: string },
): Promise<AttemptResult> {
  try {
    const response = await fetch(to.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (simulator)',
        'stripe-signature': signDelivery(body, to.secret, Date.now()),
      },
    })
    // Read to its end, so that the connection can be used again.
    await response.arrayBuffer()
    return { isAccepted: response.ok, answer: String(response.status) }
  } catch (error) {
    return { isAccepted: false, answer: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  const cause = error.cause
  return cause instanceof Error && cause.message ? cause.message : error.message
}
