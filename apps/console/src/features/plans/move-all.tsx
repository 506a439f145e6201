import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { rootApi } from '../../lib/api.ts'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import type { Plan } from './plans.ts'

/** Companies that a bulk change takes by their ids. */
const AT_ONCE = 200

type MoveAllProps = { plan: Plan; from: number; to: number; onStarted: (bulkIds: string[]) => void }

/** Moves all companies of a version, in the background. */
export function MoveAll({ plan, from, to, onStarted }: MoveAllProps) {
  const { t } = useTranslation('plans')
  const [opened, setOpened] = useState(false)
  const reached = plan.versions.find(({ number }) => number === from)?.tenants ?? 0
  const start = useStart({ plan, from, to })
  const move = useMutation({
    mutationFn: start,
    onSuccess: async (bulkIds) => {
      setOpened(false)
      onStarted(bulkIds)
      await notify({ message: t('move.started') })
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

/** Starts one bulk change; several where so many companies cannot be named at once. */
function useStart({ plan, from, to }: Omit<MoveAllProps, 'onStarted'>) {
  // One key a selection: again after the answer was lost, nothing is started twice.
  const keys = useRef<string[]>([])
  const change = { kind: 'move_version' as const, plan: plan.key, planVersion: to }

  const readTenants = async (cursor?: string): Promise<string[]> => {
    const input = { plan: plan.key, planVersion: from, limit: 100, ...(cursor ? { cursor } : {}) }
    const page = await rootApi.client.plans.tenants.query(input)
    const ids = page.items.filter(({ deletedAt }) => !deletedAt).map(({ tenantId }) => tenantId)
    return page.next ? [...ids, ...(await readTenants(page.next))] : ids
  }
  const select = async () => {
    const others = plan.versions.some(
      ({ number, tenants }) => number !== from && number !== to && tenants > 0,
    )
    // Everybody else is on the new version already: the whole plan may be named.
    if (plan.kind === 'plan' && !others) return [{ filter: { plan: plan.key } }]
    const ids = await readTenants()
    return Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, index) => ({
      tenantIds: ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
    }))
  }
  return async (reason: string): Promise<string[]> => {
    const bulkIds: string[] = []
    for (const [index, selection] of (await select()).entries()) {
      const { tenantIds, token } = await rootApi.client.bulk.preview.query({ selection, change })
      keys.current[index] ??= newIdempotencyKey()
      const idempotencyKey = keys.current[index]
      const { bulkId } = await rootApi.client.bulk.start.mutate({
        idempotencyKey,
        tenantIds,
        change,
        token,
        reason,
      })
      bulkIds.push(bulkId)
    }
    return bulkIds
  }
}
