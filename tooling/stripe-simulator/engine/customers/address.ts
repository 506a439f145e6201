import type { Customer } from '../../kernel/collections.ts'
import type { Params } from '../../kernel/params.ts'

/** An address with all of its lines, null where nothing was said. */
export function addressOf(params: Params | null | undefined): NonNullable<Customer['address']> | null {
  if (!params) return null
  const line = (key: string) => params.text(key) ?? null
  return {
    city: line('city'),
    country: line('country'),
    line1: line('line1'),
    line2: line('line2'),
    postal_code: line('postal_code'),
    state: line('state'),
  }
}
