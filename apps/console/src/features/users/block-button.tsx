import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { useRefreshUser } from './use-refresh-user.ts'
import type { User } from './users.ts'

/** Blocks a person on the whole platform, or lifts the block. */
export function BlockButton({ user }: { user: User }) {
  return user.disabledCause === 'staff' ? <Unblock user={user} /> : <Block user={user} />
}

function Block({ user: { id: userId, displayName: name } }: { user: User }) {
  const { t } = useTranslation('users')
  const trpc = useTRPC()
  const refresh = useRefreshUser()
  const [opened, setOpened] = useState(false)
  const block = useMutation(
    trpc.users.disable.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await notify({ message: t('block.done', { name }) })
      },
      onSettled: refresh,
    }),
  )
  return (
    <>
      <Button color="red" variant="light" onClick={() => setOpened(true)}>
        {t('block.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('block.title', { name })}
        confirmLabel={t('block.action')}
        danger
        reason="required"
        mutation={block}
        onConfirm={(reason) => block.mutate({ userId, reason })}
      >
        {t('block.text')}
      </ConfirmDialog>
    </>
  )
}

function Unblock({ user: { id: userId, displayName: name } }: { user: User }) {
  const { t } = useTranslation('users')
  const trpc = useTRPC()
  const refresh = useRefreshUser()
  const [opened, setOpened] = useState(false)
  const unblock = useMutation(
    trpc.users.enable.mutationOptions({
      onSuccess: async ({ enabled }) => {
        setOpened(false)
        await notify({ message: enabled ? t('unblock.done', { name }) : t('unblock.waiting', { name }) })
      },
      onSettled: refresh,
    }),
  )
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('unblock.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('unblock.title', { name })}
        confirmLabel={t('unblock.action')}
        reason="optional"
        mutation={unblock}
        onConfirm={(reason) => unblock.mutate({ userId, reason })}
      >
        {t('unblock.text')}
      </ConfirmDialog>
    </>
  )
}
