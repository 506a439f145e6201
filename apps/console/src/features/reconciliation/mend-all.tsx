import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Run } from './reconciliation.ts'

/** Has everything mended that a run found. */
export function MendAll({
  run,
  isMending,
  onAsked,
}: {
  run: Run
  isMending: boolean
  onAsked: (count: number) => void
}) {
  const { t } = useTranslation('stripe')
  const trpc = useTRPC()
  const [opened, setOpened] = useState(false)
  const mend = useMutation(
    trpc.reconciliation.mendAll.mutationOptions({
      onSuccess: () => {
        setOpened(false)
        onAsked(run.differing - run.mended)
      },
    }),
  )
  return (
    <>
      <Button loading={isMending} onClick={() => setOpened(true)}>
        {t('mend.all')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('mend.allTitle', { count: run.differing - run.mended })}
        confirmLabel={t('mend.all')}
        mutation={mend}
        onConfirm={() => mend.mutate({ reconciliationId: run.id })}
      >
        {t('mend.text')}
      </ConfirmDialog>
    </>
  )
}
