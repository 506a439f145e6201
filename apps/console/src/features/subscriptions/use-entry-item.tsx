import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { MomentText, StatusBadge, type TimelineItem, type Tone } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMay } from '../../lib/me.ts'
import { ChangedFields } from './changed-fields.tsx'
import { InvoiceEntry, InvoiceTitle, invoiceTone } from './invoice-entry.tsx'
import classes from './subscriptions.module.css'
import type { Entry, EntryOf, Held } from './subscriptions.ts'
import { useAskedText } from './use-asked-text.ts'

const requestTones: Record<EntryOf<'request'>['state'], Tone> = {
  waiting: 'info',
  sent: 'info',
  open: 'info',
  done: 'success',
  failed: 'danger',
  called_off: 'neutral',
}

const eventTones: Record<EntryOf<'event'>['state'], Tone> = {
  received: 'info',
  applied: 'success',
  ignored: 'neutral',
  failed: 'danger',
}

/** An entry of a contract's timeline, as the timeline shows it. */
export function useEntryItem({ currency }: Pick<Held, 'currency'>): (entry: Entry) => TimelineItem {
  const { t } = useTranslation('subscriptions', 'stripe')
  const { action } = useAuditWords()
  const { why } = useAskedText()
  const mayRead = useMay('stripe:read')
  const badge = (tone: Tone, text: string) => <StatusBadge tone={tone}>{text}</StatusBadge>
  const title = (text: ReactNode, state: ReactNode) => (
    <span className={classes.line}>
      {text}
      {state}
    </span>
  )
  return (entry) => {
    const when = <MomentText value={entry.at} as="second" />
    switch (entry.kind) {
      case 'change': {
        const { actor, reason } = entry
        const who = actor.name ?? t(`actors.${actor.kind}`)
        return {
          key: entry.key,
          tone: 'neutral',
          title: action(entry.action),
          meta: (
            <>
              {who} · {when}
            </>
          ),
          body: (
            <>
              {reason ? <p className={classes.text}>{reason}</p> : null}
              <ChangedFields before={entry.before} after={entry.after} currency={currency} />
            </>
          ),
        }
      }
      case 'event': {
        const tone = eventTones[entry.state]
        const name = <code>{entry.type}</code>
        return {
          key: entry.key,
          tone,
          title: title(
            mayRead ? (
              <Link className={classes.link} to="/stripe/events/$id" params={{ id: entry.id }}>
                {name}
              </Link>
            ) : (
              name
            ),
            badge(tone, t(`stripe:states.${entry.state}`)),
          ),
          meta: (
            <>
              {t('actors.stripe')} · {when}
            </>
          ),
          body: entry.error ? <p className={classes.refused}>{entry.error}</p> : undefined,
        }
      }
      case 'invoice':
        return {
          key: entry.key,
          tone: invoiceTone(entry),
          title: <InvoiceTitle invoice={entry} />,
          meta: when,
          body: <InvoiceEntry invoice={entry} />,
        }
      case 'request': {
        const { actor, reason } = entry
        const tone = requestTones[entry.state]
        const who = actor.name ?? t(`actors.${actor.kind}`)
        return {
          key: entry.key,
          tone,
          title: title(t(`asked.${entry.asked}`), badge(tone, t(`requestStates.${entry.state}`))),
          meta: (
            <>
              {who} · {when}
            </>
          ),
          body: (
            <>
              {reason ? <p className={classes.text}>{reason}</p> : null}
              {entry.state === 'failed' ? <p className={classes.refused}>{why(entry)}</p> : null}
            </>
          ),
        }
      }
    }
  }
}
