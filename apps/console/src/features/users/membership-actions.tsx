import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, useNotifyRefusal } from '@leasehold/ui'
import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { useRefreshUser } from './use-refresh-user.ts'
import type { Membership, User } from './users.ts'

/** Disables a person in one company, lets them in again, or takes them out of it. */
export function MembershipActions({ user, membership }: { user: User; membership: Membership }) {
  const { t } = useTranslation('users')
  const trpc = useTRPC()
  const refresh = useRefreshUser()
  const notifyRefusal = useNotifyRefusal()
  const [asking, setAsking] = useState<'disable' | 'remove' | null>(null)
  const { tenantId, version, status, tenantName: company } = membership
  const name = user.displayName
  const which = { userId: user.id, tenantId, version }
  const done = (message: string) => ({
    onSuccess: async () => {
      setAsking(null)
      await notify({ message })
    },
    onSettled: refresh,
  })
  const disable = useMutation(
    trpc.users.setMembershipStatus.mutationOptions(done(t('memberships.disable.done', { company }))),
  )
  const enable = useMutation(
    trpc.users.setMembershipStatus.mutationOptions({
      ...done(t('memberships.enable.done', { company })),
      onError: notifyRefusal,
    }),
  )
  const remove = useMutation(
    trpc.users.removeMembership.mutationOptions(done(t('memberships.remove.done', { company }))),
  )
  const close = () => setAsking(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('memberships.actions', { company })}
            loading={enable.isPending}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {status === 'active' ? (
            <Menu.Item onClick={() => setAsking('disable')}>{t('memberships.disable.action')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => enable.mutate({ ...which, status: 'active' })}>
              {t('memberships.enable.action')}
            </Menu.Item>
          )}
          <Menu.Item color="red" onClick={() => setAsking('remove')}>
            {t('memberships.remove.action')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking === 'disable'}
        onClose={close}
        title={t('memberships.disable.title', { name, company })}
        confirmLabel={t('memberships.disable.action')}
        danger
        reason="optional"
        mutation={disable}
        onConfirm={(reason) => disable.mutate({ ...which, status: 'disabled', reason })}
      >
        {t('memberships.disable.text')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'remove'}
        onClose={close}
        title={t('memberships.remove.title', { name, company })}
        confirmLabel={t('memberships.remove.action')}
        danger
        reason="optional"
        mutation={remove}
        onConfirm={(reason) => remove.mutate({ ...which, reason })}
      >
        {t('memberships.remove.text')}
      </ConfirmDialog>
    </>
  )
}
