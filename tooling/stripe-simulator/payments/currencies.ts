/** The ways to pay that the simulator speaks. */
export type MethodType = 'card' | 'alipay' | 'wechat_pay' | 'paypal' | 'konbini' | 'us_bank_account'

export const methodTypes: readonly MethodType[] = [
  'card',
  'alipay',
  'wechat_pay',
  'paypal',
  'konbini',
  'us_bank_account',
]

/** What the pages call them. */
export const methodNames: Record<MethodType, string> = {
  card: 'Card',
  alipay: 'Alipay',
  wechat_pay: 'WeChat Pay',
  paypal: 'PayPal',
  konbini: 'Konbini',
  us_bank_account: 'US bank account',
}

/** Ways to pay where the money arrives days after the payer is done. */
export const isDelayed = (type: string): boolean => type === 'konbini' || type === 'us_bank_account'

/** Ways to pay where the payer is sent to the provider's page first. */
export const isRedirected = (type: string): boolean =>
  type === 'alipay' || type === 'wechat_pay' || type === 'paypal'

const offered: Record<Exclude<MethodType, 'card'>, ReadonlySet<string>> = {
  alipay: new Set('cny aud cad eur gbp hkd jpy sgd myr nzd usd'.split(' ')),
  wechat_pay: new Set('cny aud cad eur gbp hkd jpy sgd usd dkk nok sek chf'.split(' ')),
  paypal: new Set('eur gbp usd chf czk dkk nok pln sek aud cad hkd nzd sgd'.split(' ')),
  konbini: new Set(['jpy']),
  us_bank_account: new Set(['usd']),
}

/** Whether Stripe documents this way to pay for the currency (`cny`, `jpy`, …, lower case). */
export function offersMethod(type: MethodType, currency: string): boolean {
  return type === 'card' || offered[type].has(currency)
}

/** The ways to pay once, hosted, in a currency: cards first. */
export function methodsFor(currency: string): MethodType[] {
  return methodTypes.filter((type) => offersMethod(type, currency))
}

/** Whether it can be charged again without the payer: Alipay, WeChat Pay and Konbini are single-use. */
export const isReusable = (type: MethodType): boolean =>
  type === 'card' || type === 'paypal' || type === 'us_bank_account'

/** The ways to pay a subscription in a currency. */
export function reusableMethodsFor(currency: string): MethodType[] {
  return methodsFor(currency).filter(isReusable)
}

const zeroDecimal = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf'.split(' '))
const threeDecimal = new Set('bhd jod kwd omr tnd'.split(' '))

/** How many decimals the amounts of a currency have. */
export function decimalsOf(currency: string): 0 | 2 | 3 {
  if (zeroDecimal.has(currency)) return 0
  return threeDecimal.has(currency) ? 3 : 2
}

/** An amount in minor units, as the pages write it: `CNY 28,000.00`, `JPY 3,000`. */
export function formatAmount(amountMinor: number, currency: string): string {
  const decimals = decimalsOf(currency)
  const number = new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amountMinor / 10 ** decimals)
  return `${currency.toUpperCase()} ${number}`
}
