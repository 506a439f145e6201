import { type ChangeTime, changeTimes } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, ReasonField, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Checkbox, Modal, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { Changed } from './changed-terms.tsx'
import type { Held } from './subscriptions.ts'
import { isComplete, readCount, TermsFields, type TermsValues, useSeatsCheck } from './terms-fields.tsx'
import { TermsPreview } from './terms-preview.tsx'
import { useAnswer } from './use-answer.ts'

/** Gives a contract other terms, after one has seen to the cent what that charges. */
export function ChangeContract({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        {t('change.action')}
      </Button>
      <Modal opened={opened} onClose={close} size="lg" title={t('change.title', { name: held.tenant.name })}>
        <ChangeForm held={held} onClose={close} />
      </Modal>
    </>
  )
}

type Values = TermsValues & { newest: boolean; when: ChangeTime | ''; reason: string }

function ChangeForm({ held, onClose }: { held: Held; onClose: () => void }) {
  const { t } = useTranslation('subscriptions')
  const trpc = useTRPC()
  const check = useChecks()
  const seats = useSeatsCheck()
  const { tenant, plan, cycle, currency } = held
  const form = useForm<Values>({
    initialValues: {
      plan: plan.key,
      cycle: cycle ?? 'monthly',
      currency: currency ?? 'CNY',
      seats: String(held.seats),
      newest: false,
      when: '',
      reason: '',
    },
    validate: { plan: check.required, seats, reason: check.required },
  })
  const { plan: chosen } = form.values
  const newer = chosen === plan.key && plan.latest !== null && plan.latest !== plan.version
  const input = (of: Values) => ({
    tenantId: tenant.id,
    terms: {
      plan: of.plan,
      planVersion: newer && of.newest ? plan.latest : null,
      cycle: of.cycle,
      currency: of.currency,
      seats: readCount(of.seats),
    },
    when: of.when || null,
  })
  const isOther = (of: Values) =>
    of.plan !== plan.key ||
    of.cycle !== cycle ||
    of.currency !== currency ||
    readCount(of.seats) !== held.seats ||
    of.newest
  const [values] = useDebouncedValue(form.values, 250)
  const preview = useQuery(
    trpc.subscriptions.previewChange.queryOptions(
      isComplete(values) && isOther(values) ? input(values) : skipToken,
      {
        placeholderData: keepPreviousData,
        staleTime: 0,
      },
    ),
  )
  const answer = useAnswer(onClose)
  const change = useMutation(
    trpc.subscriptions.change.mutationOptions({
      ...answer,
      // What was shown may not hold any more: the new figures stand below then.
      onError: () => void preview.refetch(),
    }),
  )
  // What was shown of other terms stays in the cache when they are as they were.
  const shown = isOther(values) ? preview.data : undefined
  // What is confirmed is what was read.
  const isCurrent =
    shown !== undefined && !preview.error && !preview.isFetching && same(input(form.values), input(values))
  return (
    <Form
      form={form}
      mutation={change}
      onSubmit={(sent) => {
        if (!shown || !isCurrent) return
        const { version, when, prorationAt, expected } = shown
        const { tenantId, terms } = input(sent)
        change.mutate({ tenantId, terms, version, when, prorationAt, expected, reason: sent.reason.trim() })
      }}
    >
      <TermsFields form={form} has={plan.key} />
      {newer ? (
        <Checkbox
          label={t('change.newest', { version: String(plan.latest) })}
          {...form.getInputProps('newest', { type: 'checkbox' })}
        />
      ) : null}
      <Select
        label={t('change.when')}
        data={[
          { value: '', label: t('change.byRule') },
          ...changeTimes.map((value) => ({ value, label: t(`when.${value}`) })),
        ]}
        allowDeselect={false}
        {...form.getInputProps('when')}
      />
      <TermsPreview query={{ ...preview, data: shown }}>
        {(data) => <Changed preview={data} currencyBefore={currency} />}
      </TermsPreview>
      <ReasonField withAsterisk {...form.getInputProps('reason')} />
      <FormActions>
        <SubmitButton disabled={!isCurrent}>
          {t(shown?.when === 'period_end' ? 'change.schedule' : 'change.submit')}
        </SubmitButton>
        <Button variant="default" onClick={onClose} disabled={change.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
