import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { rootApi } from '../../lib/api.ts'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import type { Plan } from './plans.ts'

type MoveAllProps = { plan: Plan; from: number; to: number; onStarted: (bulkId: string) => void }

/** Moves all companies of a version, in the background. */
export function MoveAll({ plan, from, to, onStarted }: MoveAllProps) {
  const { t } = useTranslation('plans')
  const [opened, setOpened] = useState(false)
  const reached = plan.versions.find(({ number }) => number === from)?.tenants ?? 0
  const start = useStart({ plan, from, to })
  const move = useMutation({
    mutationFn: start,
    onSuccess: async (bulkId) => {
      setOpened(false)
      if (bulkId) onStarted(bulkId)
      await notify({ message: t(bulkId ? 'move.started' : 'move.none.title') })
    },
  })
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('move.all')}</Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('move.allTitle', { count: reached, number: to })}
        confirmLabel={t('move.allSubmit')}
        reason="required"
        mutation={move}
        onConfirm={(reason) => move.mutate(reason)}
      >
        {t('move.allText')}
      </ConfirmDialog>
    </>
  )
}

/** Starts a bulk change of exactly the companies that a preview finds now; answers null where it finds none. */
function useStart({ plan, from, to }: Omit<MoveAllProps, 'onStarted'>) {
  // One key: again after the answer was lost, nothing is started twice.
  const [idempotencyKey] = useState(newIdempotencyKey)
  const change = { kind: 'move_version' as const, plan: plan.key, planVersion: to }
  const selection = { version: { plan: plan.key, planVersion: from } }
  return async (reason: string): Promise<string | null> => {
    const { tenantIds, token } = await rootApi.client.bulk.preview.query({ selection, change })
    if (tenantIds.length === 0) return null
    const input = { idempotencyKey, tenantIds, change, token, reason }
    return (await rootApi.client.bulk.start.mutate(input)).bulkId
  }
}
