import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Plan } from './plans.ts'
import { useRefreshPlans } from './use-refresh-plans.ts'

type DiscardDraftProps = { plan: Plan; name: string; version: number; onDone: () => Promise<void> }

/** Forgets the draft: what is published stays. */
export function DiscardDraft({ plan, name, version, onDone }: DiscardDraftProps) {
  const { t } = useTranslation('plans')
  const [opened, setOpened] = useState(false)
  const trpc = useTRPC()
  const refresh = useRefreshPlans()
  const discard = useMutation(
    trpc.plans.discardDraft.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await onDone()
        await refresh()
        await notify({ message: t('draft.discarded') })
      },
    }),
  )
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setOpened(true)}>
        {t('draft.discard')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('draft.discardTitle', { name })}
        confirmLabel={t('draft.discard')}
        danger
        mutation={discard}
        onConfirm={() => discard.mutate({ key: plan.key, version })}
      >
        {t('draft.discardText')}
      </ConfirmDialog>
    </>
  )
}
