import { ProviderError } from '@leasehold/core'
import type Stripe from 'stripe'
import { orNull } from './errors.ts'

/** Stripe lists prices by so many lookup keys at a time. */
const KEYS_A_CALL = 10

/**
 * Which price has which lookup key. A price of ours never changes and keeps its key, so what was read once holds for
 * good.
 */
export class PriceBook {
  readonly #stripe: Stripe
  readonly #byKey = new Map<string, Stripe.Price>()
  readonly #keys = new Map<string, string | null>()

  constructor(stripe: Stripe) {
    this.#stripe = stripe
  }

  /** Notes a price that came with an answer. */
  note(price: Stripe.Price): void {
    this.#keys.set(price.id, price.lookup_key)
    if (price.lookup_key && price.active) this.#byKey.set(price.lookup_key, price)
  }

  /** Prices that are on sale under these keys; those that there are none of are left out. */
  async find(keys: readonly string[]): Promise<Map<string, Stripe.Price>> {
    const unknown = [...new Set(keys)].filter((key) => !this.#byKey.has(key))
    for (let at = 0; at < unknown.length; at += KEYS_A_CALL) {
      const lookup_keys = unknown.slice(at, at + KEYS_A_CALL)
      const { data } = await this.#stripe.prices.list({ lookup_keys, active: true, limit: 100 })
      for (const price of data) this.note(price)
    }
    return new Map(
      keys.flatMap((key) => {
        const price = this.#byKey.get(key)
        return price ? [[key, price]] : []
      }),
    )
  }

  /** Id of the price that is on sale under each key. */
  async idsOf(keys: readonly string[]): Promise<(key: string) => string> {
    const found = await this.find(keys)
    return (key) => {
      const price = found.get(key)
      if (price) return price.id
      const message = `Stripe has no price for ${key} yet.`
      throw new ProviderError({ isFinal: false, code: 'price_missing', message })
    }
  }

  /** Lookup key of a price that stands somewhere as its id alone; null for one that has none, or is gone. */
  async keyOf(price: string | { id: string; lookup_key?: string | null }): Promise<string | null> {
    if (typeof price !== 'string' && price.lookup_key !== undefined) return price.lookup_key
    const id = typeof price === 'string' ? price : price.id
    const known = this.#keys.get(id)
    if (known !== undefined) return known
    const found = await orNull(this.#stripe.prices.retrieve(id))
    if (found) this.note(found)
    else this.#keys.set(id, null)
    return found?.lookup_key ?? null
  }
}
