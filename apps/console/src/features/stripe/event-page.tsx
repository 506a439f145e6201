import { useFormat, useTranslation } from '@leasehold/i18n/react'
import {
  CopyField,
  Facts,
  MomentText,
  Notice,
  notify,
  Page,
  PageHeader,
  Section,
  StatusBadge,
  useNotifyRefusal,
} from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { Payload } from './payload.tsx'
import classes from './stripe.module.css'
import { type StripeEvent, stateTones } from './stripe.ts'
import { useOutcomeText } from './use-outcome-text.ts'

const route = getRouteApi('/_signed-in/stripe/events/$id')

/** One event: what it is about, what became of it, and what Stripe sent. */
export function EventPage() {
  const { t } = useTranslation('stripe')
  const { id } = route.useParams()
  const trpc = useTRPC()
  const { data: event } = useSuspenseQuery(
    trpc.stripeEvents.get.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data?.state === 'received' ? 1_000 : false) },
    ),
  )
  const { state, type, error, isGivenUp, may } = event
  return (
    <Page>
      <PageHeader
        title={type}
        badge={<StatusBadge tone={stateTones[state]}>{t(`states.${state}`)}</StatusBadge>}
        actions={may.replay ? <Replay id={id} isPending={state === 'received'} /> : null}
        back={{ link: linkOptions({ to: '/stripe' }), label: t('tabs.events') }}
      />
      {error ? (
        <Notice tone="danger">
          {error} {t(isGivenUp ? 'givenUp' : 'again')}
        </Notice>
      ) : null}
      <Section title={t('about')}>
        <EventFacts event={event} />
      </Section>
      <Payload payload={event.payload} />
    </Page>
  )
}

function Replay({ id, isPending }: { id: string; isPending: boolean }) {
  const { t } = useTranslation('stripe')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  const replay = useMutation(
    trpc.stripeEvents.replay.mutationOptions({
      onError,
      onSuccess: () => notify({ message: t('replayed') }),
      onSettled: () => queryClient.invalidateQueries(trpc.stripeEvents.pathFilter()),
    }),
  )
  return (
    <Button loading={replay.isPending || isPending} onClick={() => replay.mutate({ id })}>
      {t('replay')}
    </Button>
  )
}

function EventFacts({ event }: { event: StripeEvent }) {
  const { t } = useTranslation('stripe')
  const format = useFormat()
  const outcomeText = useOutcomeText()
  const { company, objectId, customerId, outcome, attempts, occurredAt, receivedAt, endedAt } = event
  return (
    <div className={classes.stack}>
      <Facts
        items={[
          {
            label: t('company'),
            value: company ? (
              <Link
                className={classes.link}
                to="/companies/$tenantId/subscription"
                params={{ tenantId: company.id }}
              >
                {company.name} ({company.code})
              </Link>
            ) : (
              t('ofNobody')
            ),
          },
          { label: t('object'), value: objectId ? <span className={classes.type}>{objectId}</span> : null },
          {
            label: t('customer'),
            value: customerId ? <span className={classes.type}>{customerId}</span> : null,
          },
          { label: t('outcome'), value: outcome ? outcomeText(outcome) : null },
          { label: t('attempts'), value: format.number(attempts) },
          { label: t('occurred'), value: <MomentText value={occurredAt} as="second" /> },
          { label: t('received'), value: <MomentText value={receivedAt} as="second" /> },
          { label: t('ended'), value: <MomentText value={endedAt} as="second" /> },
        ]}
      />
      <CopyField label={t('id')} value={event.id} />
    </div>
  )
}
