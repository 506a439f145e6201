import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, Section, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './stores.module.css'
import type { Store } from './stores.ts'

/** Takes a store out of use and into use again. */
export function StoreUse({ store }: { store: Store }) {
  const { t } = useTranslation('stores')
  return (
    <Section title={t('use')}>
      <div className={classes.deed}>
        <p>{t(store.archivedAt ? 'restore.hint' : 'archive.hint')}</p>
        {store.archivedAt ? <Restore store={store} /> : <Archive store={store} />}
      </div>
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

function Archive({ store }: { store: Store }) {
  const { t } = useTranslation('stores')
  const trpc = useTRPC()
  const refresh = useRefresh()
  const [opened, setOpened] = useState(false)
  const { id, version, name } = store
  const archive = useMutation(
    trpc.stores.archive.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await notify({ message: t('archive.done', { name }) })
        await refresh()
      },
    }),
  )
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('archive.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('archive.title', { name })}
        confirmLabel={t('archive.action')}
        mutation={archive}
        onConfirm={() => archive.mutate({ id, version })}
      >
        {t('archive.text')}
      </ConfirmDialog>
    </>
  )
}

function Restore({ store }: { store: Store }) {
  const { t } = useTranslation('stores')
  const trpc = useTRPC()
  const refresh = useRefresh()
  const onError = useNotifyRefusal()
  const { id, version, name } = store
  const restore = useMutation(
    trpc.stores.restore.mutationOptions({
      onError,
      onSuccess: async () => {
        await notify({ message: t('restore.done', { name }) })
        await refresh()
      },
    }),
  )
  return (
    <Button variant="default" loading={restore.isPending} onClick={() => restore.mutate({ id, version })}>
      {t('restore.action')}
    </Button>
  )
}
