import { useTranslation } from '@leasehold/i18n/react'
import { useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './billing.module.css'
import type { Overview } from './billing.ts'
import { CancelSubscription } from './cancel-subscription.tsx'

/** What may be done with the subscription now. */
export function SubscriptionActs({ tenant, overview }: { tenant: string; overview: Overview }) {
  const { t } = useTranslation('billing')
  const { may, plan, price } = overview
  const canCancel = may.cancel === null || may.cancelNow === null
  const seatsOf = may.change === null && plan && price && price.seatAmount !== null ? price : null
  return (
    <div className={classes.acts}>
      {canCancel ? <CancelSubscription overview={overview} /> : null}
      {may.resume === null ? <ResumeSubscription /> : null}
      {seatsOf && plan ? (
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link
              {...props}
              to="/$tenant/billing/plans/$plan"
              params={{ tenant, plan: plan.key }}
              search={{ cycle: seatsOf.cycle, seats: String(overview.seats.paid) }}
            />
          )}
        >
          {t('acts.seats')}
        </Button>
      ) : null}
      {may.change === null || may.buy === null ? (
        <Button renderRoot={(props) => <Link {...props} to="/$tenant/billing/plans" params={{ tenant }} />}>
          {may.change === null ? t('acts.change') : t('acts.choose')}
        </Button>
      ) : null}
    </div>
  )
}

/** Takes back an end that has not come yet; how far that is stands on the page. */
export function ResumeSubscription({ size = 'sm' }: { size?: 'sm' | 'xs' }) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const resume = useMutation(
    trpc.billing.resume.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.billing.overview.pathFilter()),
      onError: useNotifyRefusal(),
    }),
  )
  return (
    <Button variant="default" size={size} loading={resume.isPending} onClick={() => resume.mutate()}>
      {t('acts.resume')}
    </Button>
  )
}
