import { useTranslation } from '@leasehold/i18n/react'
import type { Method } from './billing.ts'

type Shown = Pick<Method, 'kind' | 'brand' | 'last4'>

/** Brands as their owners write them; others as Stripe does. */
const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  unionpay: 'UnionPay',
  jcb: 'JCB',
  diners: 'Diners Club',
  discover: 'Discover',
}

/** What a payment method is called. */
export function useMethodText(): (method: Shown) => string {
  const { t } = useTranslation('billing')
  return ({ kind, brand, last4 }) => {
    const known = kinds.find((each) => each === kind)
    const name = brand ? (brands[brand] ?? brand) : known ? t(`kinds.${known}`) : t('kinds.bank')
    return last4 ? t('methods.ends', { brand: name, last4 }) : name
  }
}

const kinds = ['card', 'alipay', 'wechat_pay', 'paypal', 'link'] as const

const elsewhere = {
  alipay: ['CNY', 'JPY', 'USD', 'EUR', 'HKD', 'SGD', 'GBP'],
  wechat_pay: ['CNY', 'JPY', 'USD', 'EUR', 'HKD', 'SGD', 'GBP'],
  paypal: ['USD', 'EUR', 'HKD', 'SGD', 'GBP'],
} as const satisfies Record<string, readonly string[]>

/** Ways to pay once that Stripe's page has beside cards in a currency (docs.stripe.com/payments/payment-methods). */
export function waysIn(currency: string): (keyof typeof elsewhere)[] {
  const ways = ['alipay', 'wechat_pay', 'paypal'] as const
  return ways.filter((way) => elsewhere[way].some((each) => each === currency))
}
