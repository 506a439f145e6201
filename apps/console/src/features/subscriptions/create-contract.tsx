import { type Currency, currencyCodes } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, ReasonField, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { useTRPC } from '../../lib/trpc.ts'
import type { Company } from '../companies/companies.ts'
import { EffectLists } from '../entitlements/change-preview.tsx'
import { PriceTable } from './price-table.tsx'
import classes from './subscriptions.module.css'
import type { CreationPreview, Held } from './subscriptions.ts'
import { isComplete, readCount, TermsFields, type TermsValues, useSeatsCheck } from './terms-fields.tsx'
import { TermsPreview } from './terms-preview.tsx'
import { useAnswer } from './use-answer.ts'
import { startOfDayIn } from './zoned-day.ts'

/** `version` is the present contract's; null where there never was one. */
type Props = { company: Company; version: number | null; held: Held | null }

/** Makes a contract that staff keep, after one has seen what it is and costs. */
export function CreateContract(props: Props) {
  const { t } = useTranslation('subscriptions')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button size="xs" onClick={() => setOpened(true)}>
        {t('create.action')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={t('create.title', { name: props.company.name })}
      >
        <CreateForm {...props} onClose={close} />
      </Modal>
    </>
  )
}

type Values = TermsValues & { startsOn: string; reason: string }

function CreateForm({ company, version, held, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('subscriptions')
  const trpc = useTRPC()
  const check = useChecks()
  const seats = useSeatsCheck()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const { id: tenantId, timeZone } = company
  const form = useForm<Values>({
    initialValues: {
      plan: held?.price ? held.plan.key : '',
      cycle: held?.cycle ?? 'monthly',
      currency: held?.currency ?? currencyOf(company.currency),
      seats: '0',
      startsOn: '',
      reason: '',
    },
    validate: { plan: check.required, seats, reason: check.required },
  })
  const [values] = useDebouncedValue(form.values, 250)
  const input = (of: Values) => ({
    tenantId,
    terms: { plan: of.plan, cycle: of.cycle, currency: of.currency, seats: readCount(of.seats) },
    startsAt: of.startsOn === '' ? null : startOfDayIn(of.startsOn, timeZone),
  })
  const preview = useQuery(
    trpc.subscriptions.previewCreate.queryOptions(isComplete(values) ? input(values) : skipToken, {
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  const create = useMutation(trpc.subscriptions.create.mutationOptions(useAnswer(onClose)))
  return (
    <Form
      form={form}
      mutation={create}
      onSubmit={(sent) =>
        create.mutate({ ...input(sent), idempotencyKey, version, reason: sent.reason.trim() })
      }
    >
      <p className={classes.text}>{t('create.text')}</p>
      <TermsFields form={form} has={null} />
      <TextInput
        type="date"
        label={t('create.startsOn')}
        description={t('create.startsOnHint')}
        {...form.getInputProps('startsOn')}
      />
      <TermsPreview query={preview}>{(data) => <Created preview={data} />}</TermsPreview>
      <ReasonField withAsterisk {...form.getInputProps('reason')} />
      <FormActions>
        <SubmitButton>{t('create.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={create.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}

function Created({ preview }: { preview: CreationPreview }) {
  const { t } = useTranslation('subscriptions')
  const format = useFormat()
  const { terms, price, startsAt, isScheduled, period, changes, surplus } = preview
  return (
    <>
      <p className={classes.text}>
        {isScheduled
          ? t('preview.begins', { date: format.date(startsAt) })
          : period
            ? t('preview.firstPeriod', { from: format.date(period.start), to: format.date(period.end) })
            : t('preview.now')}
      </p>
      {price ? (
        <PriceTable label={t('preview.each')} plan={terms.plan} price={price} currency={terms.currency} />
      ) : (
        <p className={classes.text}>{t('preview.agreed')}</p>
      )}
      <p className={classes.text}>{t('preview.byHand')}</p>
      <EffectLists changes={changes} surplus={surplus} />
    </>
  )
}

function currencyOf(code: string): Currency {
  return currencyCodes.find((each) => each === code) ?? 'CNY'
}
