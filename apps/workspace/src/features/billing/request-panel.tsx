import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { notify, useNotifyRefusal } from '@leasehold/ui'
import { Button, Loader } from '@mantine/core'
import { IconAlertTriangle, IconCreditCard } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './billing.module.css'
import { type Asked, isUnderWay, type Overview } from './billing.ts'
import { Bought, Confirming } from './bought-panel.tsx'
import { useRequestError } from './use-billing-words.ts'

type RequestPanelProps = {
  tenant: string
  overview: Overview
  /** True for who comes back from having paid. */
  isBack: boolean
}

/** How far what was asked of Stripe is, told as it happens; and what came of a purchase. */
export function RequestPanel({ tenant, overview, isBack }: RequestPanelProps) {
  const { request } = overview
  return (
    <div role="status" className={classes.notices}>
      {request ? (
        isBack && request.kind === 'buy' && isUnderWay(request) ? (
          <Confirming />
        ) : (
          <Request tenant={tenant} request={request} overview={overview} />
        )
      ) : isBack && overview.plan ? (
        <Bought tenant={tenant} overview={overview} />
      ) : null}
    </div>
  )
}

type RequestProps = { tenant: string; request: Asked; overview: Overview }

function Request({ tenant, request, overview }: RequestProps) {
  const { t, locale } = useTranslation('billing')
  const format = useFormat()
  const errorText = useRequestError()
  const { kind, state, terms, atPeriodEnd, expiresAt, url, can } = request
  const { why, wayOn } = errorText(request)
  const plan = terms?.planName?.[locale] ?? terms?.plan ?? overview.plan?.name[locale] ?? ''
  const title =
    kind === 'buy' || kind === 'change'
      ? t(`asked.${kind}`, { plan })
      : kind === 'call_off' || kind === 'cancel' || kind === 'resume'
        ? t(`asked.${kind}`)
        : t('asked.other')
  const hasFailed = state === 'failed'
  return (
    <section className={classes.panel} aria-label={title}>
      {hasFailed ? (
        <IconAlertTriangle size={18} aria-hidden />
      ) : state === 'open' ? (
        <IconCreditCard size={18} aria-hidden />
      ) : (
        <Loader size={18} aria-hidden />
      )}
      <div className={classes.panelText}>
        <strong>{title}</strong>
        <p>
          {t(`requests.${state}`)}
          {why ? ` – ${why}` : ''}
        </p>
        {wayOn ? <p>{wayOn}</p> : null}
        {atPeriodEnd && !hasFailed ? <p data-dim>{t('asked.atPeriodEnd')}</p> : null}
        {can.goOn && expiresAt ? (
          <p data-dim>{t('asked.until', { time: format.dateTime(expiresAt) })}</p>
        ) : null}
      </div>
      <div className={classes.acts}>
        {can.abandon ? <Abandon /> : null}
        {can.goOn && url ? (
          <Button component="a" href={url}>
            {t('asked.goOn')}
          </Button>
        ) : null}
        {hasFailed && terms && (kind === 'buy' || kind === 'change') && overview.may.manage ? (
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link
                {...props}
                to="/$tenant/billing/plans/$plan"
                params={{ tenant, plan: terms.plan }}
                search={{ cycle: terms.cycle, seats: String(terms.seats) }}
              />
            )}
          >
            {t('asked.again')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}

/** Leaves a purchase: its page can be paid no more. */
function Abandon() {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const abandon = useMutation(
    trpc.billing.abandon.mutationOptions({
      onSuccess: () => notify({ message: t('asked.abandoned') }),
      onError: useNotifyRefusal(),
      onSettled: () => queryClient.invalidateQueries(trpc.billing.overview.pathFilter()),
    }),
  )
  return (
    <Button variant="default" loading={abandon.isPending} onClick={() => abandon.mutate()}>
      {t('asked.abandon')}
    </Button>
  )
}
