import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Bulk } from './bulk.ts'

/** What may still be done with a bulk change: try the failed again, or call off what waits. */
export function BulkActions({ bulk: { id: bulkId, may } }: { bulk: Bulk }) {
  const { t } = useTranslation('bulk')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  const [opened, setOpened] = useState(false)
  const refresh = () => queryClient.invalidateQueries(trpc.bulk.pathFilter())
  const retry = useMutation(
    trpc.bulk.retry.mutationOptions({
      onError,
      onSuccess: async (next) => {
        await navigate({ to: '/bulk/$bulkId', params: { bulkId: next.bulkId }, search: {} })
        await notify({ message: t('one.retried') })
      },
      onSettled: refresh,
    }),
  )
  const cancel = useMutation(
    trpc.bulk.cancel.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await notify({ message: t('one.cancelDone') })
      },
      onSettled: refresh,
    }),
  )
  return (
    <>
      {may.retry ? (
        <Button loading={retry.isPending} onClick={() => retry.mutate({ bulkId })}>
          {t('one.retry')}
        </Button>
      ) : null}
      {may.cancel ? (
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('one.cancel')}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('one.cancelTitle')}
        confirmLabel={t('one.cancel')}
        mutation={cancel}
        onConfirm={() => cancel.mutate({ bulkId })}
      >
        {t('one.cancelText')}
      </ConfirmDialog>
    </>
  )
}
