import type { ChangeTime } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog } from '@leasehold/ui'
import { Button, Radio } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './subscriptions.module.css'
import type { Held } from './subscriptions.ts'
import { useAnswer } from './use-answer.ts'

/** Ends a contract, when what is paid for is over or at once. */
export function CancelContract({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions')
  const format = useFormat()
  const trpc = useTRPC()
  const [opened, setOpened] = useState(false)
  const { tenant, version, may, period, trialEndsAt } = held
  const [chosen, setChosen] = useState<ChangeTime | null>(null)
  const when = chosen ?? (may.cancelAtPeriodEnd ? 'period_end' : 'now')
  const end = period?.end ?? trialEndsAt
  const cancel = useMutation(trpc.subscriptions.cancel.mutationOptions(useAnswer(() => setOpened(false))))
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('cancel.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('cancel.title', { name: tenant.name })}
        confirmLabel={t('cancel.confirm')}
        danger
        reason="required"
        mutation={cancel}
        onConfirm={(reason) => cancel.mutate({ tenantId: tenant.id, version, when, reason })}
      >
        <Radio.Group
          label={t('change.when')}
          value={when}
          onChange={(value) => setChosen(value === 'now' ? 'now' : 'period_end')}
        >
          <div className={classes.tight}>
            {may.cancelAtPeriodEnd && end ? (
              <Radio
                value="period_end"
                label={t('cancel.end', { date: format.date(end) })}
                description={t('cancel.endText')}
              />
            ) : null}
            {may.cancelNow ? (
              <Radio value="now" label={t('cancel.now')} description={t('cancel.nowText')} />
            ) : null}
          </div>
        </Radio.Group>
      </ConfirmDialog>
    </>
  )
}
