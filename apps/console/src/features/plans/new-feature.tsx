import { type FeatureUnit, featureKinds, featureUnits } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { notify, useChecks } from '@leasehold/ui'
import { Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { emptyTexts, inEachLanguage } from './localized-fields.tsx'
import { NewEntry, NewEntryForm } from './new-entry.tsx'
import { useRefreshPlans } from './use-refresh-plans.ts'

/** Opens the dialog in which a feature is made. */
export function NewFeature() {
  const { t } = useTranslation('plans')
  return (
    <NewEntry action={t('features.create')} title={t('features.createTitle')}>
      {(onClose) => <NewFeatureForm onClose={onClose} />}
    </NewEntry>
  )
}

const unitOf = (unit: string): FeatureUnit => featureUnits.find((each) => each === unit) ?? 'count'

function NewFeatureForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const trpc = useTRPC()
  const refresh = useRefreshPlans()
  const check = useChecks()
  // One key for this dialog: clicking twice, or again after the answer was lost, makes one feature.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const form = useForm({
    initialValues: { key: '', kind: 'switch', unit: 'count', name: emptyTexts },
    validate: {
      key: (value) =>
        check.required(value) ?? (/^[a-z][a-z0-9_]*$/.test(value.trim()) ? null : t('features.keyWrong')),
      name: inEachLanguage(check.required),
    },
  })
  const kind = featureKinds.find((each) => each === form.values.kind) ?? 'switch'
  const create = useMutation(
    trpc.plans.createFeature.mutationOptions({
      onSuccess: async (_, { name }) => {
        onClose()
        await refresh()
        await notify({ message: t('features.created', { name: name[locale] }) })
      },
    }),
  )
  return (
    <NewEntryForm
      form={form}
      mutation={create}
      keyHint={t('features.keyHint')}
      submit={t('features.submit')}
      onClose={onClose}
      onSubmit={({ key, unit, name }) =>
        create.mutate({
          idempotencyKey,
          key: key.trim(),
          kind,
          unit: kind === 'switch' ? null : unitOf(unit),
          name,
        })
      }
    >
      <Select
        label={t('features.kind')}
        description={t(`features.kindHints.${kind}`)}
        data={featureKinds.map((value) => ({ value, label: t(`features.kinds.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      {kind === 'switch' ? null : (
        <Select
          label={t('features.unit')}
          data={featureUnits.map((value) => ({ value, label: t(`features.units.${value}`) }))}
          {...form.getInputProps('unit')}
        />
      )}
    </NewEntryForm>
  )
}
