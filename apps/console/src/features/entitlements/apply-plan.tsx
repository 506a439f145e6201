import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { usePlans } from '../../lib/plans.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { ChangePreview } from './change-preview.tsx'
import classes from './entitlements.module.css'
import { useRefreshEntitlements } from './use-refresh-entitlements.ts'

type Props = { tenantId: string; name: string }

/** Moves a company to a plan as it is sold now, after one has seen who gains and loses what. */
export function ApplyPlan({ tenantId, name }: Props) {
  const { t } = useTranslation('entitlements')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('apply.action')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} size="lg" title={t('apply.title', { name })}>
        <ApplyForm tenantId={tenantId} onClose={() => setOpened(false)} />
      </Modal>
    </>
  )
}

function ApplyForm({ tenantId, onClose }: { tenantId: string; onClose: () => void }) {
  const { t } = useTranslation('entitlements')
  const { plans, choices, nameOf } = usePlans()
  const trpc = useTRPC()
  const check = useChecks()
  const refresh = useRefreshEntitlements()
  const form = useForm<{ plan: string; reason: string }>({
    initialValues: { plan: '', reason: '' },
    validate: { plan: check.required },
  })
  const { plan } = form.values
  const days = plans.find(({ key }) => key === plan)?.trialDays ?? null
  const apply = useMutation(
    trpc.entitlements.applyPlan.mutationOptions({
      onSuccess: async ({ changed }) => {
        onClose()
        const message = changed ? t('apply.done', { plan: nameOf(plan) }) : t('apply.unchanged')
        await notify({ message })
      },
      onSettled: refresh,
    }),
  )
  return (
    <Form
      form={form}
      mutation={apply}
      onSubmit={(values) =>
        apply.mutate({ tenantId, plan: values.plan, reason: values.reason.trim() || null })
      }
    >
      <p className={classes.text}>{t('apply.text')}</p>
      <Select
        data-autofocus
        label={t('apply.plan')}
        description={days === null ? undefined : t('apply.toTrial', { count: days })}
        data={choices()}
        allowDeselect={false}
        {...form.getInputProps('plan')}
      />
      <TextInput maxLength={300} label={t('grant.reason')} {...form.getInputProps('reason')} />
      <ChangePreview tenantId={tenantId} change={plan === '' ? null : { kind: 'apply_plan', plan }} />
      <FormActions>
        <SubmitButton>{t('apply.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={apply.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
