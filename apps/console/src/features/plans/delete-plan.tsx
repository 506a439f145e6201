import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Plan } from './plans.ts'

/** Deletes a plan that no company ever had. */
export function DeletePlan({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans')
  const name = plan.name[useLocale()]
  const [opened, setOpened] = useState(false)
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { key, version } = plan
  const remove = useMutation(
    trpc.plans.delete.mutationOptions({
      onSuccess: async () => {
        await navigate({ to: '/plans' })
        queryClient.removeQueries(trpc.plans.get.queryFilter({ key }))
        await queryClient.invalidateQueries(trpc.plans.pathFilter())
        await notify({ message: t('delete.done', { name }) })
      },
    }),
  )
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('delete.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('delete.title', { name })}
        confirmLabel={t('delete.action')}
        danger
        mutation={remove}
        onConfirm={() => remove.mutate({ key, version })}
      >
        {t('delete.text')}
      </ConfirmDialog>
    </>
  )
}
