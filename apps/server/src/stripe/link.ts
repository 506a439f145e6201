import Stripe from 'stripe'
import type { Settings } from '../settings.ts'
import { PriceBook } from './price-book.ts'

/** What the settings say of Stripe. */
export type StripeSettings = Partial<
  Pick<Settings, 'STRIPE_SECRET_KEY' | 'STRIPE_WEBHOOK_SECRET' | 'STRIPE_API_URL' | 'STRIPE_TEST_CLOCKS'>
>

/** The line to Stripe, and what was learned over it that never changes. */
export type Link = {
  readonly stripe: Stripe
  readonly isTest: boolean
  /** Whether customers may have clocks of their own. */
  readonly hasClocks: boolean
  readonly webhookSecret: string
  readonly prices: PriceBook
}

/** Longest that one call is waited for: whoever asks is sitting before a page, or holds a job. */
const TIMEOUT_MS = 10_000

/** Null where the settings say nothing of Stripe. */
export function openLink(settings: StripeSettings): Link | null {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL } = settings
  if (!secretKey || !webhookSecret) return null
  const stripe = new Stripe(secretKey, {
    apiVersion: Stripe.API_VERSION,
    // Under the same idempotency key, so that a lost answer does not do it twice.
    maxNetworkRetries: 1,
    timeout: TIMEOUT_MS,
    telemetry: false,
    appInfo: { name: 'Leasehold' },
    ...(STRIPE_API_URL ? addressOf(STRIPE_API_URL) : {}),
  })
  const isTest = /^(sk|rk)_test_/.test(secretKey)
  const hasClocks = isTest && (settings.STRIPE_TEST_CLOCKS ?? Boolean(STRIPE_API_URL))
  return { stripe, isTest, hasClocks, webhookSecret, prices: new PriceBook(stripe) }
}

function addressOf(apiUrl: string): Pick<Stripe.StripeConfig, 'protocol' | 'host' | 'port'> {
  const { protocol, hostname, port } = new URL(apiUrl)
  const isPlain = protocol === 'http:'
  return { protocol: isPlain ? 'http' : 'https', host: hostname, port: port || (isPlain ? 80 : 443) }
}
