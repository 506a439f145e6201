import { planKinds } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { notify, useChecks } from '@leasehold/ui'
import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { emptyTexts, inEachLanguage, LocalizedFields } from './localized-fields.tsx'
import { NewEntry, NewEntryForm } from './new-entry.tsx'
import { useRefreshPlans } from './use-refresh-plans.ts'

/** Opens the dialog in which a plan is made. */
export function NewPlan() {
  const { t } = useTranslation('plans')
  return (
    <NewEntry action={t('create.action')} title={t('create.title')}>
      {(onClose) => <NewPlanForm onClose={onClose} />}
    </NewEntry>
  )
}

function NewPlanForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const trpc = useTRPC()
  const navigate = useNavigate()
  const refresh = useRefreshPlans()
  const check = useChecks()
  // One key for this dialog: clicking twice, or again after the answer was lost, makes one plan.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const form = useForm({
    initialValues: { key: '', kind: 'plan', name: emptyTexts, description: emptyTexts },
    validate: {
      key: (value) =>
        check.required(value) ?? (/^[a-z][a-z0-9_-]*$/.test(value.trim()) ? null : t('create.keyWrong')),
      name: inEachLanguage(check.required),
    },
  })
  const create = useMutation(
    trpc.plans.create.mutationOptions({
      onSuccess: async ({ key }, { name }) => {
        await refresh()
        await navigate({ to: '/plans/view/$key/draft', params: { key } })
        await notify({ message: t('create.done', { name: name[locale] }) })
      },
    }),
  )
  return (
    <NewEntryForm
      form={form}
      mutation={create}
      keyHint={t('create.keyHint')}
      submit={t('create.submit')}
      onClose={onClose}
      onSubmit={({ key, kind, ...texts }) =>
        create.mutate({
          idempotencyKey,
          key: key.trim(),
          kind: planKinds.find((each) => each === kind) ?? 'plan',
          ...texts,
          hidden: false,
          contactUs: false,
        })
      }
    >
      <Select
        label={t('kind')}
        description={t('create.kindHint')}
        data={planKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <LocalizedFields
        form={form}
        path="description"
        label={t('details.descriptions')}
        maxLength={300}
        multiline
      />
    </NewEntryForm>
  )
}
