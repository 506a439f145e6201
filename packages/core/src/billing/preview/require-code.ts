import { CodeNotValid } from '../errors.ts'
import type { Priced } from '../situation/decide.ts'
import type { Situation } from '../situation/situation.ts'
import { type PromotionCode, type Read, readPromotionCode } from '../situation/store.ts'
import { isCodeValid } from './discount.ts'

/**
 * The promotion code that a customer typed; null when none was.
 *
 * @throws CodeNotValid
 */
export async function requireCode(
  read: Read,
  { contract, now }: Situation,
  { terms }: Priced,
  code: string | null,
): Promise<PromotionCode | null> {
  if (code === null) return null
  const found = await readPromotionCode(read, code)
  const isFirst = !contract?.stripeSubscriptionId
  if (!found || !isCodeValid(found, { currency: terms.currency, isFirst, now })) throw new CodeNotValid()
  return found
}
