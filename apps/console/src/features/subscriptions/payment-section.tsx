import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Section, StatusBadge } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import classes from './subscriptions.module.css'
import type { Held } from './subscriptions.ts'

/** Brands as their owners write them; others as Stripe does. */
const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  unionpay: 'UnionPay',
  jcb: 'JCB',
}

type Customer = NonNullable<Held['stripe']['customer']>

/** Who pays and how, and what all of it is called at Stripe. */
export function PaymentSection({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions', 'billing')
  const format = useFormat()
  const mayRead = useMay('stripe:read')
  const { tenant, stripe, owed, currency } = held
  const { customer, subscriptionId, isTest } = stripe
  const open = owed.map(({ amount, currency: of }) => format.money(amount, of)).join(', ')
  return (
    <Section
      title={t('payment.title')}
      actions={
        isTest === null ? null : (
          <StatusBadge tone={isTest ? 'info' : 'neutral'}>
            {t(isTest ? 'payment.test' : 'payment.live')}
          </StatusBadge>
        )
      }
    >
      {customer ? (
        <Facts
          items={[
            { label: t('payment.customer'), value: <Who customer={customer} /> },
            { label: t('payment.method'), value: <Method customer={customer} /> },
            { label: t('payment.owed'), value: open || t('payment.nothingOwed') },
            ...(customer.balance !== 0 && currency
              ? [{ label: t('billing:overview.balance'), value: format.money(customer.balance, currency) }]
              : []),
            {
              label: t('payment.customerId'),
              value: <span className={classes.id}>{customer.customerId}</span>,
            },
            {
              label: t('payment.subscriptionId'),
              value: subscriptionId ? <span className={classes.id}>{subscriptionId}</span> : null,
            },
            { label: t('payment.mirrored'), value: <MomentText value={customer.mirroredAt} as="second" /> },
            ...(mayRead
              ? [
                  {
                    label: t('payment.events'),
                    value: (
                      <Link className={classes.link} to="/stripe" search={{ tenantId: tenant.id }}>
                        {t('payment.toEvents')}
                      </Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      ) : (
        <p className={classes.text}>{t(isTest === null ? 'payment.nobody' : 'payment.noCustomer')}</p>
      )}
    </Section>
  )
}

function Who({ customer: { details } }: { customer: Customer }) {
  const { name, email, line1, line2, city, state, postalCode, country } = details ?? {}
  const address = [line1, line2, city, state, postalCode, country].filter(Boolean).join(', ')
  if (!name && !email && address === '') return '–'
  return (
    <span className={classes.stacked}>
      {name ? <span>{name}</span> : null}
      {email ? <small>{email}</small> : null}
      {address === '' ? null : <small>{address}</small>}
    </span>
  )
}

function Method({ customer: { paymentMethod } }: { customer: Customer }) {
  const { t } = useTranslation('subscriptions', 'billing')
  if (!paymentMethod) return t('payment.noMethod')
  const { kind, brand, last4, expMonth, expYear } = paymentMethod
  const known = (['card', 'alipay', 'wechat_pay', 'paypal', 'link'] as const).find((each) => each === kind)
  const name =
    (brand && (brands[brand] ?? brand)) ?? (known ? t(`billing:kinds.${known}`) : t('billing:kinds.bank'))
  return (
    <span className={classes.stacked}>
      <span>{last4 ? t('billing:methods.ends', { brand: name, last4 }) : name}</span>
      {expMonth && expYear ? (
        <small>
          {t('payment.expires', { month: String(expMonth).padStart(2, '0'), year: String(expYear) })}
        </small>
      ) : null}
    </span>
  )
}
