import { type Currency, currencies, currencyCodes } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, ReasonField, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { readScaled } from '../plans/scaled-number.ts'
import classes from './subscriptions.module.css'
import type { Held } from './subscriptions.ts'
import { readCount, useSeatsCheck } from './terms-fields.tsx'
import { useRefreshSubscriptions } from './use-refresh-subscriptions.ts'

/** Adds a single service to the next invoice. */
export function AddExtra({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('extras.add')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('extras.addTitle', { name: held.tenant.name })}>
        <AddForm held={held} onClose={close} />
      </Modal>
    </>
  )
}

type Values = { description: string; amount: string; quantity: string; currency: Currency; reason: string }

function AddForm({ held, onClose }: { held: Held; onClose: () => void }) {
  const { t } = useTranslation('subscriptions')
  const format = useFormat()
  const trpc = useTRPC()
  const check = useChecks()
  const count = useSeatsCheck()
  const refresh = useRefreshSubscriptions()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { tenant } = held
  const isAmount = (text: string, { currency }: Values) => {
    const amount = readScaled(text, currencies[currency])
    return amount !== null && amount > 0 ? null : t('extras.amountWrong')
  }
  const form = useForm<Values>({
    initialValues: {
      description: '',
      amount: '',
      quantity: '1',
      // An invoice is in one currency: the contract's.
      currency: held.currency ?? currencyCodes.find((code) => code === tenant.currency) ?? 'CNY',
      reason: '',
    },
    validate: {
      description: check.required,
      amount: isAmount,
      quantity: (value) => count(value) ?? (readCount(value) > 0 ? null : t('extras.quantityWrong')),
      reason: check.required,
    },
  })
  const add = useMutation(
    trpc.subscriptions.addExtra.mutationOptions({
      onSuccess: async () => {
        onClose()
        await notify({ message: t('extras.added') })
      },
      onSettled: refresh,
    }),
  )
  const { amount, quantity, currency } = form.values
  const each = readScaled(amount, currencies[currency])
  const total = each !== null && each > 0 && count(quantity) === null ? each * readCount(quantity) : null
  return (
    <Form
      form={form}
      mutation={add}
      onSubmit={({ description, reason }) =>
        add.mutate({
          idempotencyKey,
          tenantId: tenant.id,
          description: description.trim(),
          amount: each ?? 0,
          quantity: readCount(quantity),
          currency,
          reason: reason.trim(),
        })
      }
    >
      <p className={classes.text}>{t('extras.text')}</p>
      <TextInput
        data-autofocus
        label={t('extras.description')}
        description={t('extras.descriptionHint')}
        maxLength={200}
        {...form.getInputProps('description')}
      />
      <div className={classes.fields}>
        <TextInput
          label={t('extras.amount')}
          inputMode={currencies[currency] === 0 ? 'numeric' : 'decimal'}
          maxLength={18}
          {...form.getInputProps('amount')}
        />
        <TextInput
          label={t('extras.quantity')}
          inputMode="numeric"
          maxLength={5}
          {...form.getInputProps('quantity')}
        />
        <Select
          label={t('currency')}
          data={held.currency ? [held.currency] : currencyCodes}
          allowDeselect={false}
          {...form.getInputProps('currency')}
        />
      </div>
      <p className={classes.text} aria-live="polite">
        {t('extras.total', { amount: total === null ? '–' : format.money(total, currency) })}
      </p>
      <ReasonField withAsterisk {...form.getInputProps('reason')} />
      <FormActions>
        <SubmitButton>{t('extras.add')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={add.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
