import { type FeatureUnit, featureKinds, featureUnits } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { emptyTexts, inEachLanguage, LocalizedFields } from './localized-fields.tsx'
import { useRefreshPlans } from './use-refresh-plans.ts'

/** Opens the dialog in which a feature is made. */
export function NewFeature() {
  const { t } = useTranslation('plans')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('features.create')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('features.createTitle')} size="lg">
        <NewFeatureForm onClose={() => setOpened(false)} />
      </Modal>
    </>
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
    <Form
      form={form}
      mutation={create}
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
      <LocalizedFields form={form} path="name" label={t('details.names')} maxLength={80} required />
      <TextInput
        label={t('key')}
        description={t('features.keyHint')}
        withAsterisk
        maxLength={40}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('key')}
      />
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
      <FormActions>
        <SubmitButton>{t('features.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={create.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
