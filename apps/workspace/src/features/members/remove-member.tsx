import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import type { Member } from './members.ts'
import { useRefreshMembers } from './use-refresh-members.ts'

/** Ends a membership, after asking for a reason, and goes back to the list. */
export function RemoveMember({ member, tenant }: { member: Member; tenant: string }) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const router = useRouter()
  const refresh = useRefreshMembers()
  const { name: company } = useCompany()
  const [opened, setOpened] = useState(false)
  const { userId, version, displayName: name } = member
  const remove = useMutation(
    trpc.members.remove.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await router.navigate({ to: '/$tenant/members', params: { tenant } })
        await notify({ message: t('remove.done', { name }) })
        await refresh()
      },
    }),
  )
  return (
    <>
      <Button color="red" variant="light" onClick={() => setOpened(true)}>
        {t('remove.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('remove.title', { name })}
        confirmLabel={t('remove.action')}
        danger
        reason="optional"
        mutation={remove}
        onConfirm={(reason) => remove.mutate({ userId, version, reason })}
      >
        {t('remove.text', { name, company })}
      </ConfirmDialog>
    </>
  )
}
