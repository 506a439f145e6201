import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './roles.module.css'
import type { CustomRole } from './roles.ts'

/** Puts a role away that nobody has; says by how many it is used otherwise. */
export function ArchiveRole({ role, tenant }: { role: CustomRole; tenant: string }) {
  const { t } = useTranslation('roles')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [opened, setOpened] = useState(false)
  const { id, name, version, members } = role
  const archive = useMutation(
    trpc.roles.archive.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await navigate({ to: '/$tenant/members/roles', params: { tenant } })
        await notify({ message: t('archive.done', { name }) })
        await queryClient.invalidateQueries(trpc.roles.pathFilter())
        await queryClient.invalidateQueries(trpc.members.choices.pathFilter())
        // It asked for a sync run: how far that is, is told at once.
        void queryClient.invalidateQueries(trpc.sync.current.pathFilter())
      },
    }),
  )
  return (
    <Section title={t('use')}>
      <div className={classes.archive}>
        <p>{members > 0 ? t('inUse', { count: members }) : t('archive.hint')}</p>
        {members > 0 ? null : (
          <Button variant="default" onClick={() => setOpened(true)}>
            {t('archive.action')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('archive.title', { name })}
        confirmLabel={t('archive.action')}
        mutation={archive}
        onConfirm={() => archive.mutate({ id, version })}
      >
        <p className={classes.dialogText}>{t('archive.text')}</p>
      </ConfirmDialog>
    </Section>
  )
}
