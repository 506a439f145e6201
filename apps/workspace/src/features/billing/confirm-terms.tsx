import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { RefusalBanner, readRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { isUnderWay, type Overview, type Preview, type Terms } from './billing.ts'
import classes from './offers.module.css'
import { useRequestError } from './use-billing-words.ts'

type ConfirmTermsProps = {
  tenant: string
  terms: Terms
  preview: Preview
  overview: Overview
  isReady: boolean
  /** Asks for the preview anew: what was shown is no longer what it would be. */
  onOutdated: () => Promise<unknown>
}

/** Buys, on a page of Stripe's, or changes what there is; exactly as it is shown. */
export function ConfirmTerms(props: ConfirmTermsProps) {
  return (
    <div className={classes.column}>
      {props.preview.kind === 'buy' ? <Buy {...props} /> : <Change {...props} />}
    </div>
  )
}

/** Leads on to Stripe's page as soon as there is one, in this tab. */
function Buy({ terms, overview, isReady }: ConfirmTermsProps) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const errorText = useRequestError()
  const [requestId, setRequestId] = useState<string | null>(null)
  const buy = useMutation(
    trpc.billing.buy.mutationOptions({
      onSuccess: async (asked) => {
        await queryClient.invalidateQueries(trpc.billing.overview.pathFilter())
        setRequestId(asked.requestId)
      },
    }),
  )
  const request = overview.request?.id === requestId ? overview.request : null
  const go = useEffectEvent((url: string) => {
    // Whoever comes back with the browser's button finds the page as it was.
    setRequestId(null)
    window.location.assign(url)
  })
  const url = requestId ? (request?.url ?? null) : null
  useEffect(() => {
    if (url) go(url)
  }, [url])
  const isComing = requestId !== null && isUnderWay(request)
  const failed = requestId !== null && request?.state === 'failed' ? errorText(request) : null
  return (
    <>
      {buy.error && !buy.isPending ? <RefusalBanner refusal={readRefusal(buy.error)} /> : null}
      {failed ? (
        <p role="alert">
          {failed.why} {failed.wayOn}
        </p>
      ) : null}
      <div className={classes.confirm}>
        <Button
          disabled={!isReady}
          loading={buy.isPending || isComing}
          onClick={() => buy.mutate({ ...terms, promotionCode: terms.promotionCode ?? null })}
        >
          {t('take.buy')}
        </Button>
        <span role="status" className={classes.note}>
          {isComing ? t('take.preparing') : t('take.buyHint')}
        </span>
      </div>
    </>
  )
}

function Change({ tenant, terms, preview, isReady, onOutdated }: ConfirmTermsProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { at, today, currency, effectiveAt, expected, prorationAt } = preview
  const change = useMutation(
    trpc.billing.change.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.billing.overview.pathFilter())
        await navigate({ to: '/$tenant/billing', params: { tenant } })
      },
      onError: async (error) => {
        if (readRefusal(error).code === 'PREVIEW_CHANGED') await onOutdated()
      },
    }),
  )
  const refusal = change.error && !change.isPending ? readRefusal(change.error) : null
  const { plan, cycle, seats } = terms
  return (
    <>
      {refusal ? (
        <RefusalBanner
          refusal={refusal}
          text={refusal.code === 'PREVIEW_CHANGED' ? t('take.changed') : undefined}
        />
      ) : null}
      <div className={classes.confirm}>
        <Button
          disabled={!isReady}
          loading={change.isPending}
          onClick={() => change.mutate({ plan, cycle, seats, when: at, expected, prorationAt })}
        >
          {at === 'period_end'
            ? t('take.schedule', { date: format.date(effectiveAt) })
            : today.amount > 0
              ? t('take.change', { amount: format.money(today.amount, currency) })
              : t('take.changeFree')}
        </Button>
      </div>
    </>
  )
}
