import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { endOfDay } from '../../lib/days.ts'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { usePlans } from '../../lib/plans.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { ChangePreview } from './change-preview.tsx'
import classes from './entitlements.module.css'
import type { HeldAddOn } from './entitlements.ts'
import { useRefreshEntitlements } from './use-refresh-entitlements.ts'

/** How many, as typed; null when it is no number that one can have. */
function countOf(typed: string): number | null {
  const count = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : 0
  return count >= 1 && count <= 10_000 ? count : null
}

/** Opens the dialog in which an add-on is put on top of the plan. */
export function AddAddOn({ tenantId, name }: { tenantId: string; name: string }) {
  const { t } = useTranslation('entitlements')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('addOns.add')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        size="lg"
        title={t('addOns.addTitle', { name })}
      >
        <AddForm tenantId={tenantId} onClose={() => setOpened(false)} />
      </Modal>
    </>
  )
}

function AddForm({ tenantId, onClose }: { tenantId: string; onClose: () => void }) {
  const { t } = useTranslation('entitlements')
  const { plans, nameOf } = usePlans()
  const trpc = useTRPC()
  const check = useChecks()
  const refresh = useRefreshEntitlements()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const form = useForm<{ plan: string; quantity: string; endsAt: string; reason: string }>({
    initialValues: { plan: '', quantity: '1', endsAt: '', reason: '' },
    validate: {
      plan: check.required,
      quantity: (typed) => (countOf(typed) === null ? t('addOns.number') : null),
    },
  })
  const [shown] = useDebouncedValue(form.values, 300)
  const add = useMutation(
    trpc.entitlements.addAddOn.mutationOptions({
      onSuccess: async (_, { plan }) => {
        onClose()
        await notify({ message: t('addOns.added', { addOn: nameOf(plan) }) })
      },
      onSettled: refresh,
    }),
  )
  const offered = plans.filter(({ kind, onSale }) => kind === 'addon' && onSale)
  const quantity = countOf(shown.quantity)
  const isWhole = shown.plan !== '' && quantity !== null
  return (
    <Form
      form={form}
      mutation={add}
      onSubmit={({ plan, quantity: typed, endsAt, reason }) =>
        add.mutate({
          tenantId,
          plan,
          quantity: countOf(typed) ?? 1,
          endsAt: endOfDay(endsAt),
          reason: reason.trim() || null,
          idempotencyKey,
        })
      }
    >
      <Select
        data-autofocus
        label={t('addOns.addOn')}
        data={offered.map(({ key }) => ({ value: key, label: nameOf(key) }))}
        nothingFoundMessage={t('addOns.noneOffered')}
        searchable
        allowDeselect={false}
        {...form.getInputProps('plan')}
      />
      <div className={classes.pair}>
        <TextInput inputMode="numeric" label={t('addOns.quantity')} {...form.getInputProps('quantity')} />
        <TextInput
          type="date"
          label={t('addOns.ends')}
          description={t('addOns.endsHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('endsAt')}
        />
      </div>
      <TextInput maxLength={300} label={t('addOns.reason')} {...form.getInputProps('reason')} />
      <ChangePreview
        tenantId={tenantId}
        change={
          isWhole ? { kind: 'add_add_on', plan: shown.plan, quantity, endsAt: endOfDay(shown.endsAt) } : null
        }
      />
      <FormActions>
        <SubmitButton>{t('addOns.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={add.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}

/** Opens the dialog in which one has more or less of an add-on. */
export function ChangeAddOn({ tenantId, addOn }: { tenantId: string; addOn: HeldAddOn }) {
  const { t, locale } = useTranslation('entitlements')
  const [opened, setOpened] = useState(false)
  const title = t('addOns.changeTitle', { addOn: addOn.planName[locale] })
  return (
    <>
      <Button size="xs" variant="default" aria-label={title} onClick={() => setOpened(true)}>
        {t('addOns.change')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={title}>
        <QuantityForm tenantId={tenantId} addOn={addOn} onClose={() => setOpened(false)} />
      </Modal>
    </>
  )
}

type QuantityProps = { tenantId: string; addOn: HeldAddOn; onClose: () => void }

function QuantityForm({ tenantId, addOn: { id, quantity: now }, onClose }: QuantityProps) {
  const { t } = useTranslation('entitlements')
  const trpc = useTRPC()
  const refresh = useRefreshEntitlements()
  const form = useForm({
    initialValues: { quantity: String(now), reason: '' },
    validate: { quantity: (typed) => (countOf(typed) === null ? t('addOns.number') : null) },
  })
  const [shown] = useDebouncedValue(form.values.quantity, 300)
  const change = useMutation(
    trpc.entitlements.changeAddOn.mutationOptions({
      onSuccess: async (_, { quantity }) => {
        onClose()
        await notify({ message: t('addOns.changed', { quantity: String(quantity) }) })
      },
      onSettled: refresh,
    }),
  )
  const quantity = countOf(shown)
  return (
    <Form
      form={form}
      mutation={change}
      onSubmit={({ quantity: typed, reason }) =>
        change.mutate({ tenantId, id, quantity: countOf(typed) ?? now, reason: reason.trim() || null })
      }
    >
      <TextInput
        data-autofocus
        inputMode="numeric"
        label={t('addOns.quantity')}
        {...form.getInputProps('quantity')}
      />
      <TextInput maxLength={300} label={t('addOns.reason')} {...form.getInputProps('reason')} />
      <ChangePreview
        tenantId={tenantId}
        change={quantity === null ? null : { kind: 'change_add_on', id, quantity }}
      />
      <FormActions>
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={change.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
