import { useFormat, useLocale, useTranslation } from '@leasehold/i18n/react'
import { StatusBadge, type Tone } from '@leasehold/ui'
import { Progress, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './home.module.css'

/** How each state of a contract is coloured. */
export const stateTones: Record<string, Tone> = {
  trialing: 'info',
  active: 'success',
  past_due: 'warning',
  suspended: 'danger',
  cancelled: 'neutral',
  expired: 'danger',
}

/** The plan, and how much of it is used. */
export function Standing() {
  const { t } = useTranslation('company')
  const format = useFormat()
  const trpc = useTRPC()
  const { modules } = useCompany()
  const { data } = useQuery(trpc.company.usage.queryOptions())
  const states = Object.values(modules)
  const open = states.filter((state) => state === 'open').length
  const [customers, storage] = (['customers', 'storage'] as const).map((wanted) => {
    const found = data?.limits.find(({ limit }) => limit === wanted)
    return found && { used: found.used, limit: found.allowed }
  })
  const invitations = data?.seats.invitations ?? 0
  return (
    <dl className={classes.standing}>
      <Plan />
      <Usage label={t('home.seats')} usage={data?.seats}>
        {invitations > 0 ? t('home.invitations', { count: invitations }) : null}
      </Usage>
      <Usage label={t('home.stores')} usage={data?.stores} />
      <Usage label={t('home.customers')} usage={customers} />
      <Usage label={t('home.storage')} usage={storage} amount={format.bytes} />
      <div className={classes.fact}>
        <dt>{t('home.modules')}</dt>
        <dd>
          {t('home.modulesOpen', { open: format.number(open), all: format.number(states.length) })}
          <Progress
            value={(100 * open) / states.length}
            size="sm"
            aria-hidden
            className={classes.bar ?? ''}
          />
        </dd>
      </div>
    </dl>
  )
}

function Plan() {
  const { t } = useTranslation('company')
  const format = useFormat()
  const locale = useLocale()
  const { plan, state, until } = useCompany()
  const days = until ? Math.ceil((new Date(until).getTime() - Date.now()) / 86_400_000) : null
  const left =
    state !== 'trialing' || days === null || until === null
      ? null
      : `${days > 1 ? t('home.trialLeft', { count: days }) : t('home.trialLastDay')}, ${t('home.until', { date: format.date(until) })}`
  return (
    <div className={classes.fact}>
      <dt>{t('home.plan')}</dt>
      <dd>
        <span className={classes.line}>
          {plan?.name[locale] ?? '–'}
          {state ? (
            <StatusBadge tone={stateTones[state] ?? 'neutral'}>{t(`states.${state}`)}</StatusBadge>
          ) : null}
        </span>
        {left ? <span className={classes.note}>{left}</span> : null}
      </dd>
    </div>
  )
}

type UsageProps = {
  label: string
  usage: { used: number; limit: number | null } | undefined
  /** How it is counted in words; plain numbers unless told otherwise. */
  amount?: (value: number) => string
  children?: ReactNode
}

function Usage({ label, usage, amount: given, children }: UsageProps) {
  const { t } = useTranslation('company')
  const format = useFormat()
  const amount = given ?? format.number
  const limit = usage?.limit ?? null
  const isFull = usage !== undefined && limit !== null && usage.used >= limit
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>
        {usage ? (
          <>
            <span className={classes.line}>
              {limit === null
                ? `${amount(usage.used)} · ${t('home.unlimited')}`
                : t('home.used', { used: amount(usage.used), limit: amount(limit) })}
              {isFull ? <StatusBadge tone="warning">{t('home.allTaken')}</StatusBadge> : null}
            </span>
            {limit === null ? null : (
              <Progress
                value={limit === 0 ? 100 : Math.min(100, (100 * usage.used) / limit)}
                size="sm"
                {...(isFull ? { color: 'yellow' } : {})}
                aria-hidden
                className={classes.bar ?? ''}
              />
            )}
            {children ? <span className={classes.note}>{children}</span> : null}
          </>
        ) : (
          <Skeleton height={14} width="60%" radius="xl" mt={4} />
        )}
      </dd>
    </div>
  )
}
