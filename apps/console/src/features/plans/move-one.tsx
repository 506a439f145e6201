import { useTranslation } from '@leasehold/i18n/react'
import { notify, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import type { MovingTenant } from './plans.ts'
import { useRefreshMoved } from './use-refresh-moved.ts'

type MoveOneProps = { tenant: MovingTenant; plan: string; planVersion: number }

/** Moves one company. */
export function MoveOne({ tenant, plan, planVersion }: MoveOneProps) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const refresh = useRefreshMoved()
  const { id: tenantId, name } = tenant
  const move = useMutation(
    trpc.plans.move.mutationOptions({
      onSuccess: () => void notify({ message: t('move.done', { name, number: planVersion }) }),
      onError: useNotifyRefusal(),
      onSettled: refresh,
    }),
  )
  return (
    <Button
      size="xs"
      variant="default"
      loading={move.isPending}
      aria-label={t('move.oneOf', { name })}
      onClick={() => move.mutate({ tenantId, plan, planVersion })}
    >
      {t('move.one')}
    </Button>
  )
}
