import Stripe from 'stripe'
import { PriceBook } from './price-book.ts'

/** What the settings say of Stripe. */
export type StripeSettings = {
  secretKey: string
  webhookSecret: string
  /** A Stripe that is not Stripe's own: the simulator. */
  apiUrl: string | null
}

/** The line to Stripe, and what was learned over it that never changes. */
export type Link = {
  readonly stripe: Stripe
  readonly isTest: boolean
  readonly webhookSecret: string
  readonly prices: PriceBook
}

/** Longest that one call is waited for: whoever asks is sitting before a page, or holds a job. */
const TIMEOUT_MS = 10_000

export function openLink({ secretKey, webhookSecret, apiUrl }: StripeSettings): Link {
  const stripe = new Stripe(secretKey, {
    apiVersion: Stripe.API_VERSION,
    // Under the same idempotency key, so that a lost answer does not do it twice.
    maxNetworkRetries: 1,
    timeout: TIMEOUT_MS,
    telemetry: false,
    appInfo: { name: 'Leasehold' },
    ...addressOf(apiUrl),
  })
  return { stripe, isTest: isTestKey(secretKey), webhookSecret, prices: new PriceBook(stripe) }
}

/** True for keys with which no real money moves. */
export function isTestKey(secretKey: string): boolean {
  return /^(sk|rk)_test_/.test(secretKey)
}

function addressOf(apiUrl: string | null): Pick<Stripe.StripeConfig, 'protocol' | 'host' | 'port'> {
  if (!apiUrl) return {}
  const { protocol, hostname, port } = new URL(apiUrl)
  const isPlain = protocol === 'http:'
  return { protocol: isPlain ? 'http' : 'https', host: hostname, port: port || (isPlain ? 80 : 443) }
}
