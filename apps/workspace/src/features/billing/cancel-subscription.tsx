import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog } from '@leasehold/ui'
import { Button, Radio, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Overview } from './billing.ts'

type When = 'now' | 'period_end'

/** Ends the subscription: asks when, says what that means, and why it is done. */
export function CancelSubscription({ overview }: { overview: Overview }) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [opened, setOpened] = useState(false)
  const { may, trial, period } = overview
  const endsAt = trial?.endsAt ?? period?.end
  const atEnd = may.cancel === null && endsAt ? endsAt : null
  const [chosen, setChosen] = useState<When>('period_end')
  const when: When = atEnd ? chosen : 'now'
  const cancel = useMutation(
    trpc.billing.cancel.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await queryClient.invalidateQueries(trpc.billing.overview.pathFilter())
      },
    }),
  )
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('acts.cancel')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('cancel.title')}
        confirmLabel={t('cancel.confirm')}
        danger
        reason="optional"
        mutation={cancel}
        onConfirm={(reason) => cancel.mutate({ when, reason })}
      >
        <Radio.Group label={t('cancel.when')} value={when} onChange={(value) => setChosen(value as When)}>
          <Stack gap="sm" mt="xs">
            {atEnd ? (
              <Radio
                value="period_end"
                label={t('cancel.end', { date: format.date(atEnd) })}
                description={t('cancel.endText')}
              />
            ) : null}
            {may.cancelNow === null ? (
              <Radio value="now" label={t('cancel.now')} description={t('cancel.nowText')} />
            ) : null}
          </Stack>
        </Radio.Group>
      </ConfirmDialog>
    </>
  )
}
