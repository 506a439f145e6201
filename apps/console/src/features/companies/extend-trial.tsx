import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton } from '@leasehold/ui'
import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './companies.module.css'
import type { Company } from './companies.ts'
import { isTrialDays } from './contract-fields.tsx'
import { useRefreshCompanies } from './use-refresh-companies.ts'

/** `version` is the contract's. */
type Props = { company: Company; version: number }

/** Opens the dialog in which a trial is given more days. */
export function ExtendTrial({ company, version }: Props) {
  const { t } = useTranslation('tenants')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('subscription.extend.action')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('subscription.extend.title', { name: company.name })}>
        <ExtendTrialForm company={company} version={version} onClose={close} />
      </Modal>
    </>
  )
}

function ExtendTrialForm({ company, version, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const refresh = useRefreshCompanies()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { days: '7' },
    validate: { days: (value) => (isTrialDays(value) ? null : t('form.days')) },
  })
  const extend = useMutation(
    trpc.tenants.extendTrial.mutationOptions({
      onSuccess: async () => {
        onClose()
        await notify({ message: t('subscription.extend.done') })
      },
      onSettled: refresh,
    }),
  )
  const send = ({ days }: { days: string }) =>
    extend.mutate({ tenantId: company.id, version, days: Number(days) })
  return (
    <Form form={form} mutation={extend} onSubmit={send}>
      <p className={classes.text}>{t('subscription.extend.text')}</p>
      <TextInput
        data-autofocus
        label={t('subscription.extend.days')}
        inputMode="numeric"
        maxLength={3}
        key={form.key('days')}
        {...form.getInputProps('days')}
      />
      <FormActions>
        <SubmitButton>{t('subscription.extend.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={extend.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
