import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, ErrorState, MomentText, notify, Section, StatusBadge, type Tone } from '@leasehold/ui'
import { Button, Checkbox } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts'
import { AddExtra } from './add-extra.tsx'
import classes from './subscriptions.module.css'
import type { Extra, Held } from './subscriptions.ts'
import { useRefreshSubscriptions } from './use-refresh-subscriptions.ts'

const tones: Record<Extra['state'], Tone> = {
  waiting: 'info',
  taken: 'info',
  charged: 'success',
  revoked: 'neutral',
}

/** What the next invoice takes beside the plan: single services, and use beyond the plan. */
export function ExtrasSection({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const [all, setAll] = useState(false)
  const [revoking, setRevoking] = useState<Extra | null>(null)
  const { tenant, may } = held
  const input = { tenantId: tenant.id, state: all ? ('all' as const) : ('waiting' as const) }
  const extras = useInfiniteQuery({
    // Below the procedure's own key, so that it is read anew with it.
    queryKey: [...trpc.subscriptions.extras.queryKey(input), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.subscriptions.extras.query({ ...input, limit: 10, ...pageParam }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next === null ? null : { cursor: next }),
    placeholderData: keepPreviousData,
  })
  const rows = extras.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Section title={t('extras.title')} actions={may.addExtra ? <AddExtra held={held} /> : null}>
      <div className={classes.tight}>
        <Checkbox
          size="xs"
          label={t('extras.all')}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
        {extras.error ? (
          <ErrorState error={extras.error} onRetry={() => void extras.refetch()} />
        ) : rows.length === 0 && !extras.isPending ? (
          <p className={classes.text}>{t(all ? 'extras.noneEver' : 'extras.none')}</p>
        ) : (
          <ul className={classes.extras} aria-label={t('extras.title')}>
            {rows.map((extra) => (
              <ExtraRow key={extra.id} extra={extra} onRevoke={() => setRevoking(extra)} />
            ))}
          </ul>
        )}
        {extras.hasNextPage ? (
          <Button
            size="xs"
            variant="default"
            loading={extras.isFetchingNextPage}
            onClick={() => void extras.fetchNextPage()}
          >
            {t('extras.more')}
          </Button>
        ) : null}
      </div>
      <RevokeExtra tenantId={tenant.id} extra={revoking} onClose={() => setRevoking(null)} />
    </Section>
  )
}

function ExtraRow({ extra, onRevoke }: { extra: Extra; onRevoke: () => void }) {
  const { t } = useTranslation('subscriptions', 'billing')
  const format = useFormat()
  const { description, feature, kind, quantity, amount, currency, createdBy, createdAt, state } = extra
  const name = description ?? t('billing:lines.overage', { what: feature ?? '' })
  return (
    <li>
      <span className={classes.stacked}>
        <span className={classes.line}>
          {name}
          <StatusBadge tone={tones[state]}>{t(`extras.states.${state}`)}</StatusBadge>
        </span>
        <small>
          {kind === 'one_off' && quantity > 1 ? `${t('extras.times', { count: quantity })} · ` : null}
          {createdBy?.name ? `${createdBy.name} · ` : null}
          <MomentText value={createdAt} />
        </small>
      </span>
      <span className={classes.line}>
        <span className={classes.amount}>{format.money(amount, currency)}</span>
        {extra.mayRevoke ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('extras.revokeOf', { name })}
            onClick={onRevoke}
          >
            {t('extras.revoke')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

function RevokeExtra(props: { tenantId: string; extra: Extra | null; onClose: () => void }) {
  const { tenantId, extra, onClose } = props
  const { t } = useTranslation('subscriptions')
  const trpc = useTRPC()
  const refresh = useRefreshSubscriptions()
  const revoke = useMutation(
    trpc.subscriptions.revokeExtra.mutationOptions({
      onSuccess: async () => {
        onClose()
        await notify({ message: t('extras.revoked') })
      },
      onSettled: refresh,
    }),
  )
  return (
    <ConfirmDialog
      opened={extra !== null}
      onClose={onClose}
      title={t('extras.revokeTitle')}
      confirmLabel={t('extras.revoke')}
      reason="required"
      mutation={revoke}
      onConfirm={(reason) => (extra ? revoke.mutate({ tenantId, id: extra.id, reason }) : undefined)}
    >
      {t('extras.revokeText')}
    </ConfirmDialog>
  )
}
