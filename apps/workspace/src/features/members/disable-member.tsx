import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import type { Member } from './members.ts'
import { useRefreshMembers } from './use-refresh-members.ts'

/** Shuts a member out, after asking for a reason. */
export function DisableMember({ member }: { member: Member }) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const refresh = useRefreshMembers()
  const { name: company } = useCompany()
  const [opened, setOpened] = useState(false)
  const { userId, version, displayName: name } = member
  const disable = useMutation(
    trpc.members.disable.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await notify({ message: t('disable.done', { name }) })
        await refresh()
      },
    }),
  )
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('disable.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('disable.title', { name })}
        confirmLabel={t('disable.action')}
        danger
        reason="optional"
        mutation={disable}
        onConfirm={(reason) => disable.mutate({ userId, version, reason })}
      >
        {t('disable.text', { name, company })}
      </ConfirmDialog>
    </>
  )
}
