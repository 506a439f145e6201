import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { endOfDay, startOfDay } from '../../lib/days.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { ChangePreview } from './change-preview.tsx'
import classes from './entitlements.module.css'
import type { Change, HeldFeature } from './entitlements.ts'
import { useRefreshEntitlements } from './use-refresh-entitlements.ts'
import { draftOf, readDraft, ValueField } from './value-field.tsx'

type Props = { tenantId: string; feature: HeldFeature | null; onClose: () => void }

/** A feature's value, set by hand: what it is worth, why, and for how long, with what that would change. */
export function GrantDialog({ tenantId, feature, onClose }: Props) {
  const { t, locale } = useTranslation('entitlements')
  return (
    <Modal
      opened={feature !== null}
      onClose={onClose}
      size="lg"
      title={feature ? t('grant.title', { feature: feature.name[locale] }) : null}
    >
      {feature ? <GrantForm tenantId={tenantId} feature={feature} onClose={onClose} /> : null}
    </Modal>
  )
}

function GrantForm({ tenantId, feature, onClose }: Props & { feature: HeldFeature }) {
  const { t } = useTranslation('entitlements')
  const locale = useLocale()
  const trpc = useTRPC()
  const check = useChecks()
  const refresh = useRefreshEntitlements()
  const form = useForm({
    initialValues: { value: draftOf(feature, feature.value), reason: '', startsAt: '', endsAt: '' },
    validate: {
      value: (value) => (readDraft(feature, value) === undefined ? t('grant.number') : null),
      reason: check.required,
    },
  })
  const [shown] = useDebouncedValue(form.values, 300)
  const name = feature.name[locale]
  const set = useMutation(
    trpc.entitlements.setOverride.mutationOptions({
      onSuccess: async () => {
        onClose()
        await notify({ message: t('grant.done', { feature: name }) })
      },
      onSettled: refresh,
    }),
  )
  const wanted = (values: typeof form.values) => {
    const value = readDraft(feature, values.value)
    if (value === undefined) return null
    const { startsAt, endsAt } = values
    return { feature: feature.key, value, startsAt: startOfDay(startsAt), endsAt: endOfDay(endsAt) }
  }
  const preview = wanted(shown)
  const change: Change | null = preview && { kind: 'set_override', ...preview }
  const send = (values: typeof form.values) => {
    const asked = wanted(values)
    if (asked) set.mutate({ tenantId, ...asked, reason: values.reason })
  }
  return (
    <Form form={form} mutation={set} onSubmit={send}>
      <p className={classes.text}>{t('grant.text')}</p>
      <ValueField
        feature={feature}
        value={form.values.value}
        onChange={(value) => form.setFieldValue('value', value)}
        error={typeof form.errors.value === 'string' ? form.errors.value : null}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={6}
        maxLength={300}
        withAsterisk
        label={t('grant.reason')}
        description={t('grant.reasonHint')}
        {...form.getInputProps('reason')}
      />
      <div className={classes.pair}>
        <TextInput
          type="date"
          label={t('grant.starts')}
          description={t('grant.startsHint')}
          {...form.getInputProps('startsAt')}
        />
        <TextInput
          type="date"
          label={t('grant.ends')}
          description={t('grant.endsHint')}
          {...form.getInputProps('endsAt')}
        />
      </div>
      <ChangePreview tenantId={tenantId} change={change} />
      <FormActions>
        <SubmitButton>{t('grant.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={set.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
