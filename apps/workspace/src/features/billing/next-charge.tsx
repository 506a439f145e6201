import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { ErrorState, PageLoading } from '@leasehold/ui'
import { Anchor, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './billing.module.css'
import type { Overview } from './billing.ts'
import { ChargeLines } from './charge-lines.tsx'

/** When something is charged next and how much, and on demand what that is made up of. */
export function NextCharge({ overview: { nextCharge, may } }: { overview: Overview }) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const [opened, setOpened] = useState(false)
  if (!nextCharge) return t('overview.nextNone')
  const { at, amount, currency } = nextCharge
  const date = format.date(at)
  return (
    <>
      <span>{amount === null ? date : format.money(amount, currency)}</span>
      {amount === null ? null : <span className={classes.note}>{date}</span>}
      {may.isLive ? (
        <>
          <Anchor component="button" type="button" size="sm" fw={400} onClick={() => setOpened(true)}>
            {t('overview.nextLines')}
          </Anchor>
          <Modal opened={opened} onClose={() => setOpened(false)} title={t('overview.nextTitle', { date })}>
            <Quote label={t('overview.nextTitle', { date })} />
          </Modal>
        </>
      ) : null}
    </>
  )
}

/** By Stripe's own reckoning, which takes its time. */
function Quote({ label }: { label: string }) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const quote = useQuery(trpc.billing.nextCharge.queryOptions(undefined, { staleTime: 0 }))
  if (quote.error) return <ErrorState error={quote.error} onRetry={() => void quote.refetch()} />
  if (quote.isPending) return <PageLoading />
  if (!quote.data) return <p className={classes.note}>{t('overview.nextUnknown')}</p>
  const { lines, currency, total, amount } = quote.data
  const balance = amount - total
  return (
    <ChargeLines
      label={label}
      lines={lines}
      currency={currency}
      sums={balance === 0 ? [] : [{ label: balanceLabel(t, total), amount: balance }]}
      total={{ label: t('lines.total'), amount }}
    />
  )
}

type Translate = ReturnType<typeof useTranslation<'billing'>>['t']

/** What stands between the sum of the lines and what is due: balance that is used, or made. */
export function balanceLabel(t: Translate, total: number): string {
  return total < 0 ? t('lines.toBalance') : t('lines.balance')
}
