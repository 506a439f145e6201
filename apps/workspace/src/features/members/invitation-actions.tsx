import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, useNotifyRefusal } from '@leasehold/ui'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconMailForward, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { ListedInvitation } from './members.ts'

/** Sends an invitation again, or withdraws it. */
export function InvitationActions({ invitation }: { invitation: ListedInvitation }) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  const [revoking, setRevoking] = useState(false)
  const { id, email } = invitation
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.invitations.pathFilter()),
      queryClient.invalidateQueries(trpc.members.choices.pathFilter()),
    ])
  const resend = useMutation(
    trpc.invitations.resend.mutationOptions({
      onError,
      onSuccess: async () => {
        await notify({ message: t('invitations.resent', { email }) })
        await refresh()
      },
    }),
  )
  const revoke = useMutation(
    trpc.invitations.revoke.mutationOptions({
      onSuccess: async () => {
        setRevoking(false)
        await notify({ message: t('invitations.revoked') })
        await refresh()
      },
    }),
  )
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('invitations.actions', { email })}
            loading={resend.isPending}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconMailForward size={16} aria-hidden />}
            onClick={() => resend.mutate({ id })}
          >
            {t('invitations.resend')}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={() => setRevoking(true)}
          >
            {t('invitations.revoke')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={revoking}
        onClose={() => setRevoking(false)}
        title={t('invitations.revokeTitle')}
        confirmLabel={t('invitations.revoke')}
        danger
        mutation={revoke}
        onConfirm={() => revoke.mutate({ id })}
      >
        {t('invitations.revokeText', { email })}
      </ConfirmDialog>
    </>
  )
}
