import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, ReasonField, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { isTrialDays } from '../companies/contract-fields.tsx'
import classes from './subscriptions.module.css'
import type { Held } from './subscriptions.ts'
import { useAnswer } from './use-answer.ts'

/** Opens the dialog in which a trial is given more days. */
export function ExtendTrial({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('extend.action')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('extend.title', { name: held.tenant.name })}>
        <ExtendForm held={held} onClose={close} />
      </Modal>
    </>
  )
}

function ExtendForm({ held, onClose }: { held: Held; onClose: () => void }) {
  const { t } = useTranslation('subscriptions', 'tenants')
  const trpc = useTRPC()
  const check = useChecks()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { days: '7', reason: '' },
    validate: {
      days: (value) => (isTrialDays(value) ? null : t('tenants:form.days')),
      reason: check.required,
    },
  })
  const extend = useMutation(trpc.subscriptions.extendTrial.mutationOptions(useAnswer(onClose)))
  const { tenant, version } = held
  return (
    <Form
      form={form}
      mutation={extend}
      onSubmit={({ days, reason }) =>
        extend.mutate({ tenantId: tenant.id, version, days: Number(days), reason: reason.trim() })
      }
    >
      <p className={classes.text}>{t('extend.text')}</p>
      <TextInput
        data-autofocus
        label={t('extend.days')}
        inputMode="numeric"
        maxLength={3}
        key={form.key('days')}
        {...form.getInputProps('days')}
      />
      <ReasonField withAsterisk key={form.key('reason')} {...form.getInputProps('reason')} />
      <FormActions>
        <SubmitButton>{t('extend.action')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={extend.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
