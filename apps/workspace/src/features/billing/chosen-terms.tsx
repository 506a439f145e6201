import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { readRefusal, Section, useRefusalText } from '@leasehold/ui'
import { Button, NumberInput, Radio, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Cycle, Offer, Overview } from './billing.ts'
import classes from './offers.module.css'

export type Terms = {
  plan: string
  cycle: Cycle
  seats: number
  promotionCode?: string | null
  keepTrial?: boolean
}

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
          <Seats
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
          <Code
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

type SeatsProps = { seats: number; hint: string; onChange: (seats: number) => void }

/** While the number is still being typed nothing is asked. */
function Seats({ seats, hint, onChange }: SeatsProps) {
  const { t } = useTranslation('billing')
  const [shown, setShown] = useState<number | string>(seats)
  const change = useDebouncedCallback(onChange, 300)
  return (
    <NumberInput
      label={t('take.seats')}
      description={hint}
      value={shown}
      min={0}
      max={9_999}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="strict"
      onChange={(value) => {
        setShown(value)
        if (typeof value === 'number') change(value)
      }}
      onBlur={() => {
        if (typeof shown !== 'number') setShown(seats)
      }}
    />
  )
}

type CodeProps = {
  terms: Terms
  code: string | null
  isRefused: boolean
  onChange: (code: string | null) => void
}

/** A promotion code counts only once it is known to be good. */
function Code({ terms, code, isRefused, onChange }: CodeProps) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const text = useRefusalText()
  const [typed, setTyped] = useState(code ?? '')
  const tryCode = useMutation({
    mutationFn: (promotionCode: string) =>
      queryClient.fetchQuery(
        trpc.billing.preview.queryOptions({ ...terms, promotionCode }, { retry: false }),
      ),
    onSuccess: (_, promotionCode) => onChange(promotionCode),
  })
  if (code && !isRefused) {
    return (
      <div className={classes.code}>
        <span role="status">{t('take.codeTaken', { code: code.toUpperCase() })}</span>
        <Button size="xs" variant="default" onClick={() => onChange(null)}>
          {t('take.withoutCode')}
        </Button>
      </div>
    )
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') tryCode.mutate(typed.trim())
    else if (code) onChange(null)
  }
  return (
    <form noValidate onSubmit={submit}>
      <TextInput
        label={t('take.code')}
        value={typed}
        maxLength={60}
        autoComplete="off"
        error={tryCode.error ? text(readRefusal(tryCode.error)) : isRefused}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          tryCode.reset()
        }}
        rightSectionWidth="auto"
        rightSection={
          <Button type="submit" size="compact-xs" variant="default" mr={4} loading={tryCode.isPending}>
            {t('take.applyCode')}
          </Button>
        }
      />
    </form>
  )
}
