import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, returnFocus, Section, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './stores.module.css'
import type { Store } from './stores.ts'

/** Takes a store out of use and into use again. */
export function StoreUse({ store }: { store: Store }) {
  const { t } = useTranslation('stores')
  const [archiving, setArchiving] = useState(false)
  const restore = useRestore(store)
  const { id, version, archivedAt } = store
  return (
    <Section title={t('use')}>
      <div className={classes.deed}>
        <p>{t(archivedAt ? 'restore.hint' : 'archive.hint')}</p>
        {/* One button for both, so that it keeps the focus. */}
        <Button
          variant="default"
          loading={restore.isPending}
          onClick={() => (archivedAt ? restore.mutate({ id, version }) : setArchiving(true))}
        >
          {t(archivedAt ? 'restore.action' : 'archive.action')}
        </Button>
      </div>
      <ArchiveDialog store={store} opened={archiving} onClose={() => setArchiving(false)} />
    </Section>
  )
}

function useRefresh() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return async () => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.stores.pathFilter()),
      queryClient.invalidateQueries(trpc.company.usage.pathFilter()),
    ])
  }
}

type ArchiveDialogProps = { store: Store; opened: boolean; onClose: () => void }

function ArchiveDialog({ store, opened, onClose }: ArchiveDialogProps) {
  const { t } = useTranslation('stores')
  const trpc = useTRPC()
  const refresh = useRefresh()
  const { id, version, name } = store
  const archive = useMutation(
    trpc.stores.archive.mutationOptions({
      onSuccess: async () => {
        onClose()
        await notify({ message: t('archive.done', { name }) })
        await refresh()
      },
    }),
  )
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t('archive.title', { name })}
      confirmLabel={t('archive.action')}
      mutation={archive}
      onConfirm={() => archive.mutate({ id, version })}
    >
      {t('archive.text')}
    </ConfirmDialog>
  )
}

function useRestore({ name }: Store) {
  const { t } = useTranslation('stores')
  const trpc = useTRPC()
  const refresh = useRefresh()
  const onError = useNotifyRefusal()
  return useMutation(
    trpc.stores.restore.mutationOptions({
      onError,
      onSuccess: async () => {
        await notify({ message: t('restore.done', { name }) })
        await refresh()
      },
      onSettled: returnFocus,
    }),
  )
}
