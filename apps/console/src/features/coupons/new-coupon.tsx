import { type Currency, couponDurations, currencies, currencyCodes } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { endOfDay } from '../../lib/days.ts'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { emptyTexts, inEachLanguage, LocalizedFields } from '../plans/localized-fields.tsx'
import { readScaled } from '../plans/scaled-number.ts'
import classes from './coupons.module.css'
import { readMost, useMostCheck } from './use-most-check.ts'

/** Opens the dialog in which a coupon is made. */
export function NewCoupon() {
  const { t } = useTranslation('coupons')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('create.action')}</Button>
      <Modal opened={opened} onClose={close} size="lg" title={t('create.title')}>
        <CouponForm onClose={close} />
      </Modal>
    </>
  )
}

/** Digits between a percent and what Stripe counts in. */
const percentDigits = 2

function CouponForm({ onClose }: { onClose: () => void }) {
  const { t, locale } = useTranslation('coupons')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const check = useChecks()
  const most = useMostCheck()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const form = useForm({
    initialValues: {
      name: emptyTexts,
      kind: 'percent',
      percent: '',
      amount: '',
      currency: 'CNY' as Currency,
      duration: 'once',
      months: '3',
      maxRedemptions: '',
      redeemBy: '',
    },
    validate: {
      name: inEachLanguage(check.required),
      percent: (value, { kind }) => {
        const hundredths = readScaled(value, percentDigits)
        const isPercent = hundredths !== null && hundredths >= 1 && hundredths <= 10_000
        return kind !== 'percent' || isPercent ? null : t('create.percentWrong')
      },
      amount: (value, { kind, currency }) => {
        const amount = readScaled(value, currencies[currency])
        return kind !== 'amount' || (amount !== null && amount > 0) ? null : t('create.amountWrong')
      },
      months: (value, { duration }) => {
        const months = readScaled(value, 0)
        const isCount = months !== null && months >= 1 && months <= 60
        return duration !== 'repeating' || isCount ? null : t('create.monthsWrong')
      },
      maxRedemptions: most,
    },
  })
  const create = useMutation(
    trpc.coupons.create.mutationOptions({
      onSuccess: async ({ id }, { name }) => {
        await queryClient.invalidateQueries(trpc.coupons.pathFilter())
        await navigate({ to: '/subscriptions/coupons/$couponId', params: { couponId: id } })
        await notify({ message: t('create.done', { name: name[locale] }) })
      },
    }),
  )
  const { kind, currency, duration } = form.values
  return (
    <Form
      form={form}
      mutation={create}
      onSubmit={(values) =>
        create.mutate({
          idempotencyKey,
          name: values.name,
          off:
            values.kind === 'percent'
              ? { kind: 'percent', percent: readScaled(values.percent, percentDigits) ?? 0 }
              : {
                  kind: 'amount',
                  amount: readScaled(values.amount, currencies[values.currency]) ?? 0,
                  currency: values.currency,
                },
          duration:
            values.duration === 'repeating'
              ? { kind: 'repeating', months: readScaled(values.months, 0) ?? 1 }
              : { kind: values.duration === 'forever' ? 'forever' : 'once' },
          maxRedemptions: readMost(values.maxRedemptions),
          redeemBy: endOfDay(values.redeemBy),
        })
      }
    >
      <p className={classes.text}>{t('create.text')}</p>
      <LocalizedFields form={form} path="name" label={t('create.names')} maxLength={40} required />
      <div className={classes.fields}>
        <Select
          label={t('off')}
          data={[
            { value: 'percent', label: t('create.percent') },
            { value: 'amount', label: t('create.amount') },
          ]}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
        {kind === 'percent' ? (
          <TextInput
            label={t('create.percentField')}
            inputMode="decimal"
            maxLength={6}
            {...form.getInputProps('percent')}
          />
        ) : (
          <>
            <TextInput
              label={t('create.amountField')}
              inputMode={currencies[currency] === 0 ? 'numeric' : 'decimal'}
              maxLength={18}
              {...form.getInputProps('amount')}
            />
            <Select
              label={t('create.currency')}
              data={currencyCodes}
              allowDeselect={false}
              {...form.getInputProps('currency')}
            />
          </>
        )}
        <Select
          label={t('duration')}
          data={couponDurations.map((value) => ({ value, label: t(`durations.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('duration')}
        />
        {duration === 'repeating' ? (
          <TextInput
            label={t('create.months')}
            inputMode="numeric"
            maxLength={2}
            {...form.getInputProps('months')}
          />
        ) : null}
        <TextInput
          label={t('create.most')}
          description={t('create.mostHint')}
          inputMode="numeric"
          maxLength={7}
          {...form.getInputProps('maxRedemptions')}
        />
        <TextInput
          type="date"
          label={t('redeemBy')}
          description={t('create.redeemByHint')}
          {...form.getInputProps('redeemBy')}
        />
      </div>
      <FormActions>
        <SubmitButton>{t('create.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={create.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
