import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Radio, SegmentedControl, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { Cycle, Offer, Overview, Terms } from './billing.ts'
import { CodeInput } from './code-input.tsx'
import { SeatsInput } from './seats-input.tsx'

type Search = { cycle?: Cycle; seats?: string; code?: string; begin?: 'now' }

type ChosenTermsProps = {
  plan: Offer
  terms: Terms
  isBuy: boolean
  overview: Overview
  search: Search
  /** True when the code of the address is of no use. */
  isCodeRefused: boolean
}

/** Cycle, users, promotion code: each is kept in the address as soon as it is chosen. */
export function ChosenTerms(props: ChosenTermsProps) {
  const { plan, terms, isBuy, overview, search, isCodeRefused } = props
  const { t } = useTranslation('billing')
  const format = useFormat()
  const navigate = useNavigate()
  const choose = (change: Search | { code: undefined } | { begin: undefined }) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true, resetScroll: false })
  const price = plan.prices.find(({ cycle }) => cycle === terms.cycle)
  const trialEnd = isBuy && overview.trial ? format.date(overview.trial.endsAt) : null
  return (
    <Section title={t('take.choice')}>
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label={t('plans.cycle')}
          value={terms.cycle}
          onChange={(cycle) => choose({ cycle: cycle as Cycle })}
          data={plan.prices.map(({ cycle }) => ({ value: cycle, label: t(`cycles.${cycle}`) }))}
        />
        {price && price.seatAmount !== null ? (
          <SeatsInput
            key={plan.key}
            seats={terms.seats}
            onChange={(seats) => choose({ seats: String(seats) })}
            hint={t('take.seatsHint', {
              amount: t(`perCycle.${price.cycle}`, {
                amount: format.money(price.seatAmount, price.currency),
              }),
              included: format.number(plan.users ?? 0),
            })}
          />
        ) : null}
        {trialEnd ? (
          <Radio.Group
            label={t('take.begin')}
            value={terms.keepTrial ? 'later' : 'now'}
            onChange={(value) => choose({ begin: value === 'now' ? 'now' : undefined })}
          >
            <Stack gap="xs" mt="xs">
              <Radio value="later" label={t('take.beginTrial', { date: trialEnd })} />
              <Radio value="now" label={t('take.beginNow')} />
            </Stack>
          </Radio.Group>
        ) : null}
        {isBuy ? (
          <CodeInput
            key={search.code ?? ''}
            terms={terms}
            code={search.code ?? null}
            isRefused={isCodeRefused}
            onChange={(code) => choose({ code: code ?? undefined })}
          />
        ) : null}
      </Stack>
    </Section>
  )
}
