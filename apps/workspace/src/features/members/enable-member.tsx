import { useTranslation } from '@leasehold/i18n/react'
import { notify, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import type { Member } from './members.ts'
import { useRefreshMembers } from './use-refresh-members.ts'

/** Lets a disabled member in again. */
export function EnableMember({ member }: { member: Member }) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const refresh = useRefreshMembers()
  const onError = useNotifyRefusal()
  const { userId, version, displayName: name } = member
  const enable = useMutation(
    trpc.members.enable.mutationOptions({
      onError,
      onSuccess: async () => {
        await notify({ message: t('enable.done', { name }) })
        await refresh()
      },
    }),
  )
  return (
    <Button variant="default" loading={enable.isPending} onClick={() => enable.mutate({ userId, version })}>
      {t('enable.action')}
    </Button>
  )
}
