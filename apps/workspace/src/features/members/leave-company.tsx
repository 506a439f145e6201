import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { tenantApi } from '../../lib/api.ts'
import { useMe } from '../../lib/me.ts'
import { announceSessionChange } from '../../lib/session.ts'
import classes from './members.module.css'

type LeaveCompanyProps = { company: { code: string; name: string }; size?: 'xs' | 'sm' }

/** Leaves a company oneself. Works from any page of the person, not only from within the company. */
export function LeaveCompany({ company, size = 'sm' }: LeaveCompanyProps) {
  const { t } = useTranslation('members')
  const { companies } = useMe()
  const [opened, setOpened] = useState(false)
  const { trpc, queryClient } = tenantApi(company.code)
  const leave = useMutation(
    trpc.members.leave.mutationOptions({
      onSuccess: () => {
        announceSessionChange()
        // Begins anew: nothing that was asked about the company may stay, and perhaps nobody is signed in.
        window.location.assign('/')
      },
    }),
    queryClient,
  )
  const { name } = company
  return (
    <>
      <Button
        size={size}
        color="red"
        variant="light"
        aria-label={t('leave.actionOf', { company: name })}
        onClick={() => setOpened(true)}
      >
        {t('leave.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('leave.title', { company: name })}
        confirmLabel={t('leave.action')}
        danger
        mutation={leave}
        onConfirm={() => leave.mutate()}
      >
        <p className={classes.dialogText}>{t('leave.text', { company: name })}</p>
        {companies.length === 1 ? <p className={classes.dialogText}>{t('leave.last')}</p> : null}
      </ConfirmDialog>
    </>
  )
}
