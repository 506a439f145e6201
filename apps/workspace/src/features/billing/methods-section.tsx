import { useTranslation } from '@leasehold/i18n/react'
import { notify, Section, StatusBadge, useNotifyRefusal } from '@leasehold/ui'
import { Button, Skeleton } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './billing.module.css'
import type { Method, Overview } from './billing.ts'
import { useMethodText } from './method-text.ts'
import { OpenPortal } from './open-portal.tsx'
import { RemoveMethod } from './remove-method.tsx'
import { useRefreshBilling } from './use-refresh-billing.ts'

/** How the company pays, as Stripe has it now. */
export function MethodsSection({ overview }: { overview: Overview }) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const methods = useQuery(trpc.billing.methods.queryOptions(undefined, { staleTime: 0 }))
  const { may, paymentMethod } = overview
  // Where Stripe does not answer, what it said last is better than nothing.
  const known: Method[] = paymentMethod ? [{ ...paymentMethod, isDefault: true, canBeRemoved: false }] : []
  const shown = methods.data ?? (methods.error ? known : undefined)
  return (
    <Section title={t('methods.title')} actions={may.openPortal === null ? <OpenPortal size="xs" /> : null}>
      {methods.error ? <p className={classes.note}>{t('methods.unreachable')}</p> : null}
      {shown === undefined ? (
        <Skeleton height={14} width="60%" radius="xl" />
      ) : shown.length === 0 ? (
        <p className={classes.note}>{t(may.isLive ? 'methods.noneOfCustomer' : 'methods.none')}</p>
      ) : (
        <ul className={classes.methods}>
          {shown.map((method) => (
            <MethodRow
              key={method.id}
              method={method}
              now={overview.clock ?? new Date().toISOString()}
              mayChange={may.changeMethods === null && !methods.error}
            />
          ))}
        </ul>
      )}
    </Section>
  )
}

type MethodRowProps = { method: Method; now: string; mayChange: boolean }

function MethodRow({ method, now, mayChange }: MethodRowProps) {
  const { t } = useTranslation('billing')
  const text = useMethodText()
  const name = text(method)
  return (
    <li>
      <span>
        <span className={classes.line}>
          {name}
          {method.isDefault ? <StatusBadge>{t('methods.isDefault')}</StatusBadge> : null}
        </span>
        <Expiry method={method} now={now} />
      </span>
      {mayChange ? (
        <span className={classes.acts}>
          {method.isDefault ? null : <MakeDefault method={method} name={name} />}
          {method.canBeRemoved ? <RemoveMethod method={method} name={name} /> : null}
        </span>
      ) : null}
    </li>
  )
}

/** Until the end of which month it can be charged; by the company's clock, where one was moved. */
function Expiry({ method: { expMonth, expYear }, now }: { method: Method; now: string }) {
  const { t } = useTranslation('billing')
  if (!expMonth || !expYear) return null
  const date = `${String(expMonth).padStart(2, '0')}/${expYear}`
  const isOver = new Date(now).getTime() >= Date.UTC(expYear, expMonth, 1)
  return (
    <span className={classes.note}>
      {isOver ? (
        <StatusBadge tone="warning">{t('methods.expired', { date })}</StatusBadge>
      ) : (
        t('methods.expires', { date })
      )}
    </span>
  )
}

function MakeDefault({ method, name }: { method: Method; name: string }) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const refresh = useRefreshBilling()
  const make = useMutation(
    trpc.billing.makeDefault.mutationOptions({
      onSuccess: async () => {
        await notify({ message: t('methods.madeDefault') })
        await refresh()
      },
      onError: useNotifyRefusal(),
    }),
  )
  return (
    <Button
      size="xs"
      variant="default"
      loading={make.isPending}
      aria-label={`${t('methods.makeDefault')}: ${name}`}
      onClick={() => make.mutate({ paymentMethodId: method.id })}
    >
      {t('methods.makeDefault')}
    </Button>
  )
}
