import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import type { Company } from './companies.ts'
import { useCompanyDialog } from './use-company-dialog.ts'

/** `version` is the contract's. */
type Props = { company: Pick<Company, 'id' | 'name'>; version: number }

/** Closes a company to changes, after a reason was given. */
export function SuspendCompany({ company: { id: tenantId, name }, version }: Props) {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const dialog = useCompanyDialog()
  const suspend = useMutation(
    trpc.tenants.suspend.mutationOptions({
      onSuccess: async () => {
        await Promise.all([dialog.close(), notify({ message: t('suspend.done', { name }) })])
      },
    }),
  )
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {t('suspend.action')}
      </Button>
      <ConfirmDialog
        opened={dialog.opened}
        onClose={dialog.close}
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
  const dialog = useCompanyDialog()
  const resume = useMutation(
    trpc.tenants.resume.mutationOptions({
      onSuccess: async () => {
        await Promise.all([dialog.close(), notify({ message: t('resume.done', { name }) })])
      },
    }),
  )
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {t('resume.action')}
      </Button>
      <ConfirmDialog
        opened={dialog.opened}
        onClose={dialog.close}
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
