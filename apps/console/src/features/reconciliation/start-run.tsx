import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog } from '@leasehold/ui'
import { Button, Radio } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './reconciliation.module.css'

/** Starts a comparison: one that only reports, or one that mends what it finds. */
export function StartRun() {
  const { t } = useTranslation('stripe')
  const trpc = useTRPC()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [opened, setOpened] = useState(false)
  const [mends, setMends] = useState(false)
  const start = useMutation(
    trpc.reconciliation.start.mutationOptions({
      onSuccess: async ({ id }) => {
        setOpened(false)
        await navigate({ to: '/stripe/reconciliation/$runId', params: { runId: id } })
      },
      onSettled: () => queryClient.invalidateQueries(trpc.reconciliation.pathFilter()),
    }),
  )
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('start.action')}</Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('start.title')}
        confirmLabel={t('start.confirm')}
        mutation={start}
        onConfirm={() => start.mutate({ mends })}
      >
        <Radio.Group
          label={t('start.what')}
          value={mends ? 'mend' : 'report'}
          onChange={(value) => setMends(value === 'mend')}
        >
          <div className={classes.choices}>
            <Radio value="report" label={t('runs.reports')} description={t('start.reportText')} />
            <Radio value="mend" label={t('runs.mends')} description={t('start.mendText')} />
          </div>
        </Radio.Group>
      </ConfirmDialog>
    </>
  )
}
