import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Notice } from '@leasehold/ui'
import { useState } from 'react'
import type { EntryOf, Held } from './subscriptions.ts'
import { useAskedText } from './use-asked-text.ts'
import { useTimeline } from './use-timeline.ts'

/** What one should know before one reads on: what is under way, what it came to, what is owed, what ends. */
export function ContractNotices({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions')
  const format = useFormat()
  const { request, owed, endsAt, movesTo, period, clock, state } = held
  const over = state === 'cancelled' || state === 'expired'
  return (
    <>
      <Request tenantId={held.tenant.id} request={request} />
      {owed.map(({ currency, amount, count }) => (
        <Notice key={currency} tone="warning">
          {t('notices.owed', { amount: format.money(amount, currency), count })}
        </Notice>
      ))}
      {movesTo && period ? (
        <Notice tone="info">{t(`notices.moves.${movesTo}`, { date: format.date(period.end) })}</Notice>
      ) : endsAt && !over ? (
        <Notice tone="warning">{t('notices.ends', { date: format.dateTime(endsAt) })}</Notice>
      ) : null}
      {clock.aheadSeconds > 0 ? (
        <Notice tone="info">{t('notices.clock', { date: format.dateTime(clock.at) })}</Notice>
      ) : null}
    </>
  )
}

/** What Stripe is asked for; and, once it has ended while one looked, what came of it. */
function Request({ tenantId, request }: { tenantId: string; request: Held['request'] }) {
  const { t } = useTranslation('subscriptions')
  const { entries } = useTimeline(tenantId)
  const text = useAskedText()
  const [seen, setSeen] = useState<string | null>(null)
  if (request && request.id !== seen) setSeen(request.id)
  if (request) {
    const asked = t(`asked.${request.kind}`)
    return <Notice tone="info">{t(`notices.requests.${request.state as 'sent'}`, { asked })}</Notice>
  }
  const last = entries.find(
    (entry): entry is EntryOf<'request'> => entry.kind === 'request' && entry.id === seen,
  )
  if (!last || last.state === 'waiting' || last.state === 'sent' || last.state === 'open') return null
  const asked = t(`asked.${last.asked}`)
  if (last.state === 'done') return <Notice tone="info">{t('notices.came.done', { asked })}</Notice>
  if (last.state === 'called_off')
    return <Notice tone="info">{t('notices.came.called_off', { asked })}</Notice>
  return <Notice tone="danger">{t('notices.came.failed', { asked, why: text.why(last) })}</Notice>
}
