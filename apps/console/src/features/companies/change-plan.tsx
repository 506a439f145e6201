import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton } from '@leasehold/ui'
import { Button, Modal, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { usePlans } from '../../lib/plans.ts'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './companies.module.css'
import type { Company, Contract } from './companies.ts'
import { useRefreshCompanies } from './use-refresh-companies.ts'

type Props = { company: Company; contract: Contract }

/** Opens the dialog in which a company is moved to another plan. */
export function ChangePlan({ company, contract }: Props) {
  const { t } = useTranslation('tenants')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('subscription.changePlan.action')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('subscription.changePlan.title', { name: company.name })}
      >
        <ChangePlanForm company={company} contract={contract} onClose={close} />
      </Modal>
    </>
  )
}

function ChangePlanForm({ company, contract, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('tenants')
  const { choices, isTrial, nameOf } = usePlans()
  const trpc = useTRPC()
  const refresh = useRefreshCompanies()
  const form = useForm<{ plan: string }>({ initialValues: { plan: contract.plan } })
  const { plan } = form.values
  const change = useMutation(
    trpc.tenants.changePlan.mutationOptions({
      onSuccess: async () => {
        onClose()
        await notify({ message: t('subscription.changePlan.done', { plan: nameOf(plan) }) })
      },
      onSettled: refresh,
    }),
  )
  const send = ({ plan: wanted }: { plan: string }) =>
    change.mutate({ tenantId: company.id, version: contract.version, plan: wanted })
  return (
    <Form form={form} mutation={change} onSubmit={send}>
      <p className={classes.text}>{t('subscription.changePlan.text')}</p>
      <Select
        data-autofocus
        label={t('plan')}
        description={isTrial(plan) ? t('subscription.changePlan.toTrial') : undefined}
        data={choices(contract.plan)}
        allowDeselect={false}
        {...form.getInputProps('plan')}
      />
      <FormActions>
        <SubmitButton>{t('subscription.changePlan.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={change.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
