import { useTranslation } from '@leasehold/i18n/react'
import {
  ErrorState,
  NotFoundState,
  Notice,
  Page,
  PageHeader,
  PageLoading,
  readRefusal,
  useRefusalText,
} from '@leasehold/ui'
import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import type { Offer, Offers } from './billing.ts'
import { ChosenTerms } from './chosen-terms.tsx'
import { ConfirmTerms } from './confirm-terms.tsx'
import classes from './offers.module.css'
import { PreviewCosts } from './preview-costs.tsx'
import { PreviewEffects } from './preview-effects.tsx'
import { useOverview } from './use-overview.ts'

const route = getRouteApi('/$tenant/billing/plans/$plan')

/** What taking an offer would do, to the minor unit, before it is done; the address says what is chosen. */
export function TakePage() {
  const { plan: key } = route.useParams()
  const trpc = useTRPC()
  const { data: offers } = useSuspenseQuery(trpc.billing.offers.queryOptions())
  const plan = offers.plans.find((each) => each.key === key)
  return plan ? <Take offers={offers} plan={plan} /> : <NotFoundState />
}

function Take({ offers, plan }: { offers: Offers; plan: Offer }) {
  const { tenant } = route.useParams()
  const search = route.useSearch()
  const { t, locale } = useTranslation('billing')
  const trpc = useTRPC()
  const overview = useOverview(tenant)
  const { key } = plan
  const price = plan.prices.find(({ cycle }) => cycle === search.cycle) ?? plan.prices.at(-1)
  const isBuy = offers.kind === 'buy'
  const seats = price && price.seatAmount !== null ? Number(search.seats ?? 0) : 0
  const terms = {
    plan: key,
    cycle: price?.cycle ?? 'monthly',
    seats,
    ...(isBuy ? { promotionCode: search.code ?? null, keepTrial: search.begin !== 'now' } : {}),
  }
  const preview = useQuery(
    trpc.billing.preview.queryOptions(terms, {
      placeholderData: keepPreviousData,
      // Prorated to the second: what was shown before is not shown again as if it were now.
      staleTime: 60_000,
      gcTime: 0,
      refetchOnWindowFocus: false,
    }),
  )
  const name = plan.name[locale]
  const isOwn = offers.present?.plan === key && !isBuy
  const title = isBuy ? 'take.buyTitle' : isOwn ? 'take.seatsTitle' : 'take.changeTitle'
  const back = linkOptions({ to: '/$tenant/billing/plans', params: { tenant } })
  return (
    <Page>
      <PageHeader title={t(title, { plan: name })} back={{ link: back, label: t('take.back') }} />
      <div className={classes.take}>
        <ChosenTerms
          plan={plan}
          terms={terms}
          isBuy={isBuy}
          overview={overview}
          search={search}
          isCodeRefused={preview.error !== null && readRefusal(preview.error).code === 'CODE_NOT_VALID'}
        />
        {preview.error ? (
          <Refused error={preview.error} onRetry={() => void preview.refetch()} />
        ) : preview.data ? (
          <div className={classes.column} data-updating={preview.isPlaceholderData || undefined}>
            <PreviewCosts preview={preview.data} />
            <PreviewEffects tenant={tenant} preview={preview.data} />
            <ConfirmTerms
              tenant={tenant}
              terms={terms}
              preview={preview.data}
              overview={overview}
              isReady={!preview.isPlaceholderData}
              onOutdated={() => preview.refetch()}
            />
          </div>
        ) : (
          <PageLoading />
        )}
      </div>
    </Page>
  )
}

type RefusedProps = { error: unknown; onRetry: () => void }

/** Why it cannot be had: by something else where it is the choice, by trying again where it is not. */
function Refused({ error, onRetry }: RefusedProps) {
  const text = useRefusalText()
  const refusal = readRefusal(error)
  const isOfChoice = refusal.code === 'SAME_TERMS' || refusal.code === 'CODE_NOT_VALID'
  return isOfChoice ? (
    <Notice tone="info">{text(refusal)}</Notice>
  ) : (
    <ErrorState error={error} onRetry={onRetry} />
  )
}
