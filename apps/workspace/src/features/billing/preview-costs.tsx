import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Title } from '@mantine/core'
import type { Charge, Preview } from './billing.ts'
import { ChargeLines } from './charge-lines.tsx'
import { balanceLabel } from './next-charge.tsx'
import classes from './offers.module.css'
import { useSpan } from './use-billing-words.ts'

/** What is charged today and at renewal, line by line, and when it takes effect. */
export function PreviewCosts({ preview }: { preview: Preview }) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const { kind, at, today, renewal, currency, effectiveAt, paidUntil } = preview
  return (
    <Section title={t('take.cost')}>
      <Part title={t('take.today')} charge={today} currency={currency} empty={t('take.nothingToday')} />
      <Part
        title={t('take.renewalPer', {
          date: format.date(renewal.at),
          cycle: t(`cycles.${preview.terms.cycle}`),
        })}
        charge={renewal}
        currency={currency}
      />
      <div className={classes.foot}>
        <p className={classes.note}>
          {paidUntil ? (
            t('take.paidUntil', { date: format.date(paidUntil) })
          ) : at === 'now' ? (
            <PeriodAfter preview={preview} />
          ) : null}
        </p>
        <p className={classes.note}>
          {kind === 'buy'
            ? t('take.effectBuy')
            : at === 'now'
              ? t('take.effectNow')
              : t('take.effectAt', { date: format.date(effectiveAt) })}{' '}
          {kind === 'change' ? t('take.byStripe') : null}
        </p>
      </div>
    </Section>
  )
}

function PeriodAfter({ preview: { period } }: { preview: Preview }) {
  const { t } = useTranslation('billing')
  const span = useSpan()
  return t('take.period', { span: span(period.start, period.end) })
}

type PartProps = { title: string; charge: Charge; currency: string; empty?: string }

function Part({ title, charge, currency, empty }: PartProps) {
  const { t } = useTranslation('billing')
  const { lines, total, amount } = charge
  const balance = amount - total
  return (
    <div className={classes.charge}>
      <Title order={3}>{title}</Title>
      {lines.length === 0 && empty ? (
        <p>{empty}</p>
      ) : (
        <ChargeLines
          label={title}
          lines={lines}
          currency={currency}
          sums={balance === 0 ? [] : [{ label: balanceLabel(t, total), amount: balance }]}
          total={{ label: t('lines.total'), amount }}
        />
      )}
    </div>
  )
}
