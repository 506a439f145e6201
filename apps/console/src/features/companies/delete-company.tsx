import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button, Checkbox } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './companies.module.css'
import type { Company } from './companies.ts'
import { useCompanyDialog } from './use-company-dialog.ts'

/** Takes a company away, after its code was typed and a reason given. */
export function DeleteCompany({ company }: { company: Company }) {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const dialog = useCompanyDialog()
  const [force, setForce] = useState(false)
  const { id: tenantId, name, code, may } = company
  const remove = useMutation(
    trpc.tenants.delete.mutationOptions({
      onSuccess: async () => {
        await Promise.all([dialog.close(), notify({ message: t('delete.done', { name }) })])
      },
    }),
  )
  return (
    <>
      <Button variant="light" color="red" onClick={dialog.open}>
        {t('delete.action')}
      </Button>
      <ConfirmDialog
        opened={dialog.opened}
        onClose={dialog.close}
        title={t('delete.title', { name })}
        confirmLabel={t('delete.action')}
        danger
        typeToConfirm={code}
        reason="required"
        mutation={remove}
        onConfirm={(reason) => remove.mutate({ tenantId, confirmation: code, reason, force })}
      >
        <div className={classes.stack}>
          <p className={classes.text}>{t('delete.text')}</p>
          {may.owesMoney ? (
            <Checkbox
              label={t('delete.force')}
              description={t('delete.owed')}
              checked={force}
              onChange={(event) => setForce(event.currentTarget.checked)}
            />
          ) : null}
        </div>
      </ConfirmDialog>
    </>
  )
}

/** Brings a deleted company back. */
export function RestoreCompany({ company: { id: tenantId, name } }: { company: Company }) {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const dialog = useCompanyDialog()
  const restore = useMutation(
    trpc.tenants.restore.mutationOptions({
      onSuccess: async () => {
        await Promise.all([dialog.close(), notify({ message: t('restore.done', { name }) })])
      },
    }),
  )
  return (
    <>
      <Button onClick={dialog.open}>{t('restore.action')}</Button>
      <ConfirmDialog
        opened={dialog.opened}
        onClose={dialog.close}
        title={t('restore.title', { name })}
        confirmLabel={t('restore.action')}
        reason="optional"
        mutation={restore}
        onConfirm={(reason) => restore.mutate({ tenantId, reason })}
      >
        {t('restore.text')}
      </ConfirmDialog>
    </>
  )
}
