import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Company } from './companies.ts'
import { useRefreshCompanies } from './use-refresh-companies.ts'

/** `version` is the contract's. */
type Props = { company: Pick<Company, 'id' | 'name'>; version: number }

/** Closes a company to changes, after a reason was given. */
export function SuspendCompany({ company: { id: tenantId, name }, version }: Props) {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const refresh = useRefreshCompanies()
  const [opened, setOpened] = useState(false)
  // Not sooner: what somebody else did meanwhile takes the button away, and with it the dialog that says so.
  const close = () => {
    setOpened(false)
    void refresh()
  }
  const suspend = useMutation(
    trpc.tenants.suspend.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await Promise.all([refresh(), notify({ message: t('suspend.done', { name }) })])
      },
    }),
  )
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('suspend.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={t('suspend.title', { name })}
        confirmLabel={t('suspend.action')}
        danger
        reason="required"
        mutation={suspend}
        onConfirm={(reason) => suspend.mutate({ tenantId, version, reason })}
      >
        {t('suspend.text')}
      </ConfirmDialog>
    </>
  )
}

/** Lifts a suspension. */
export function ResumeCompany({ company: { id: tenantId, name }, version }: Props) {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const refresh = useRefreshCompanies()
  const [opened, setOpened] = useState(false)
  // Not sooner: what somebody else did meanwhile takes the button away, and with it the dialog that says so.
  const close = () => {
    setOpened(false)
    void refresh()
  }
  const resume = useMutation(
    trpc.tenants.resume.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await Promise.all([refresh(), notify({ message: t('resume.done', { name }) })])
      },
    }),
  )
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('resume.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={t('resume.title', { name })}
        confirmLabel={t('resume.action')}
        mutation={resume}
        onConfirm={() => resume.mutate({ tenantId, version })}
      >
        {t('resume.text')}
      </ConfirmDialog>
    </>
  )
}
