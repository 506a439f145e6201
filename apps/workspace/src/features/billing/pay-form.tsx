import type { DeclineReason } from '@leasehold/contracts'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { notify, type Refusal, RefusalBanner, readRefusal } from '@leasehold/ui'
import { Anchor, Button, Radio, Skeleton, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './billing.module.css'
import { useMethodText, waysIn } from './method-text.ts'
import { OpenPortal } from './open-portal.tsx'
import { useRefreshBilling } from './use-refresh-billing.ts'

type PayFormProps = {
  tenant: string
  invoice: { id: string; number: string | null; amountRemaining: number; currency: string }
  onPaid: () => void
}

/** Pays an open bill: at once with a method that is there, or in another way on Stripe's page. */
export function PayForm({ invoice, onPaid }: PayFormProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const trpc = useTRPC()
  const refresh = useRefreshBilling()
  const { id, amountRemaining, currency } = invoice
  const amount = format.money(amountRemaining, currency)
  const methods = useQuery(trpc.billing.methods.queryOptions(undefined, { staleTime: 0 }))
  const [chosen, setChosen] = useState<string | null>(null)
  // Kept while it is not known whether the attempt went through: asked again with it, it pays once.
  const [idempotencyKey, setKey] = useState(() => crypto.randomUUID())
  const pay = useMutation(
    trpc.billing.pay.mutationOptions({
      onSuccess: async () => {
        onPaid()
        await notify({ message: t('pay.done', { amount }) })
        await refresh()
      },
      onError: (error) => {
        if (!isUnsure(readRefusal(error))) setKey(crypto.randomUUID())
        void refresh()
      },
    }),
  )
  const first = methods.data?.find(({ isDefault }) => isDefault) ?? methods.data?.[0]
  const paymentMethodId = chosen ?? first?.id
  return (
    <div className={classes.stack}>
      <p className={classes.amount}>{amount}</p>
      {pay.error && !pay.isPending ? <Refused refusal={readRefusal(pay.error)} /> : null}
      {methods.isPending ? (
        <Skeleton height={14} width="60%" radius="xl" />
      ) : (
        <Methods methods={methods.data ?? []} value={paymentMethodId ?? null} onChange={setChosen} />
      )}
      <div className={classes.actions}>
        <OpenPortal />
        <Button
          disabled={paymentMethodId === undefined}
          loading={pay.isPending}
          onClick={() => pay.mutate({ id, paymentMethodId, idempotencyKey })}
        >
          {t('pay.confirm', { amount })}
        </Button>
      </div>
      <Elsewhere id={id} currency={currency} />
    </div>
  )
}

function isUnsure({ code }: Refusal): boolean {
  return code === 'PROVIDER_UNAVAILABLE' || code === 'NETWORK' || code === 'UNEXPECTED' || code === 'INTERNAL'
}

/** Why it was not paid, and the way on. */
function Refused({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation('billing')
  if (isUnsure(refusal)) return <RefusalBanner refusal={refusal} text={t('pay.unsure')} />
  const { reason } = refusal.details
  return (
    <RefusalBanner
      refusal={refusal}
      text={typeof reason === 'string' ? t(`declined.${reason as DeclineReason}`) : undefined}
    />
  )
}

type MethodsProps = {
  methods: readonly { id: string; kind: string; brand: string | null; last4: string | null }[]
  value: string | null
  onChange: (id: string) => void
}

function Methods({ methods, value, onChange }: MethodsProps) {
  const { t } = useTranslation('billing')
  const text = useMethodText()
  if (methods.length === 0) return <p className={classes.note}>{t('declined.no_method')}</p>
  return (
    <Radio.Group label={t('pay.with')} value={value} onChange={onChange}>
      <Stack gap="xs" mt="xs">
        {methods.map((method) => (
          <Radio key={method.id} value={method.id} label={text(method)} />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** Stripe's own page, with every way to pay that it offers for the currency. */
function Elsewhere({ id, currency }: { id: string; currency: string }) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.billing.invoice.queryOptions({ id }))
  if (!data?.hostedUrl) return null
  const ways = waysIn(currency).map((way) => t(`kinds.${way}`))
  return (
    <div>
      <Anchor href={data.hostedUrl} target="_blank" rel="noreferrer">
        {t('pay.elsewhere')}
      </Anchor>
      <p className={classes.note}>
        {ways.length > 0 ? t('pay.elsewhereHint', { ways: format.choice(ways) }) : t('pay.elsewhereCard')}
      </p>
    </div>
  )
}
