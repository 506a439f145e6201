import { createHmac } from 'node:crypto'

/**
 * The `Stripe-Signature` of a delivery: scheme v1, an HMAC-SHA256 over `<seconds>.<body>` with the endpoint's
 * secret (docs.stripe.com/webhooks/signature). `atMs` is when it is sent, in milliseconds since 1970.
 */
export function signDelivery(body: string, secret: string, atMs: number): string {
  const seconds = Math.floor(atMs / 1000)
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`, 'utf8').digest('hex')
  return `t=${seconds},v1=${signature}`
}
