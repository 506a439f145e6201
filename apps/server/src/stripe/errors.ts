import { NO_SUCH_OBJECT, ProviderError } from '@leasehold/core'
import Stripe from 'stripe'

/** What Stripe says of an object that it does not have; without a parameter, of a customer without a payment method. */
const MISSING = 'resource_missing'

/** Codes of requests that came between others: asked again, they may well go through. */
const passing = new Set(['lock_timeout', 'idempotency_key_in_use', 'rate_limit', 'idempotency_error'])

/** True where Stripe says that there is no such object. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === MISSING
}

/** True where what is missing is an object that we named by its id. */
function isNamed(error: InstanceType<typeof Stripe.errors.StripeError>): boolean {
  return error.code === MISSING && error.param !== undefined
}

/** Null where Stripe has no object by this id. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** The same work, failing in the port's words. */
export function translated<A extends unknown[], R>(work: (...given: A) => Promise<R>) {
  return async (...given: A): Promise<R> => {
    try {
      return await work(...given)
    } catch (error) {
      throw toProviderError(error)
    }
  }
}

/** An error of Stripe's as the port has it; any other stays what it is. */
export function toProviderError(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  if (error instanceof Stripe.errors.StripeAuthenticationError) {
    // Whoever runs the server mends the key; what was asked for is then still wanted.
    const message = 'Stripe does not accept the key in STRIPE_SECRET_KEY.'
    return new ProviderError({ isFinal: false, code: 'authentication_failed', message })
  }
  const isFinal = isRefusal(error)
  const own = error.code ?? (isFinal ? error.rawType : undefined) ?? 'unavailable'
  const code = isNamed(error) ? NO_SUCH_OBJECT : own
  return new ProviderError({
    isFinal,
    code,
    // The SDK says '' where there is none, as where the bank wants to be asked.
    declineCode: error.decline_code || null,
    message: withoutSecrets(error.message),
  })
}

/** True where Stripe did answer, has not done it, and would answer the same again. */
export function isRefused(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError
    ? isRefusal(error)
    : error instanceof ProviderError && error.isFinal
}

function isRefusal(error: Stripe.errors.StripeError): boolean {
  if (error.rawType === 'idempotency_error' || (error.code && passing.has(error.code))) return false
  const { statusCode } = error
  return (
    statusCode !== undefined && statusCode >= 400 && statusCode < 500 && ![401, 409, 429].includes(statusCode)
  )
}

function withoutSecrets(message: string): string {
  return message.replace(/\b(sk|rk|whsec|pi|seti)_\w*(secret_\w+)?/g, (found, kind) =>
    kind === 'pi' || kind === 'seti' ? found.replace(/_secret_\w+/, '') : `${kind}_••••`,
  )
}
