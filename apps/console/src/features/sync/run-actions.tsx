import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { isUnderWay, type Run } from './sync.ts'

/** What may be done with a run: a failed one is tried again, one that is over is run again, a waiting one called off. */
export function RunActions({ run }: { run: Run }) {
  const { t } = useTranslation('sync')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  const mayManage = useMay('sync:manage')
  const [opened, setOpened] = useState(false)
  const { id: runId, may, tenant } = run
  const refresh = () => queryClient.invalidateQueries(trpc.sync.pathFilter())
  const follow = async (next: { runId: string }) => {
    await navigate({ to: '/sync/$runId', params: { runId: next.runId } })
    await notify({ message: t('run.asked') })
  }
  const options = { onError, onSuccess: follow, onSettled: refresh }
  const retry = useMutation(trpc.sync.retry.mutationOptions(options))
  const again = useMutation(trpc.sync.run.mutationOptions(options))
  const cancel = useMutation(
    trpc.sync.cancel.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await notify({ message: t('run.cancelled') })
      },
      onSettled: refresh,
    }),
  )
  return (
    <>
      {may.cancel ? (
        <Button variant="default" onClick={() => setOpened(true)}>
          {t('run.cancel')}
        </Button>
      ) : null}
      {may.retry ? (
        <Button loading={retry.isPending} onClick={() => retry.mutate({ runId })}>
          {t('run.retry')}
        </Button>
      ) : mayManage && !isUnderWay(run) ? (
        <Button
          variant="default"
          loading={again.isPending}
          onClick={() => again.mutate({ tenantId: tenant.id })}
        >
          {t('run.again')}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('run.cancelTitle')}
        confirmLabel={t('run.cancel')}
        mutation={cancel}
        onConfirm={() => cancel.mutate({ runId })}
      >
        {t('run.cancelText')}
      </ConfirmDialog>
    </>
  )
}
