import type { MailStatus } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { StatusBadge, type Tone } from '@leasehold/ui'

const tones: Record<MailStatus, Tone> = { queued: 'info', kept: 'neutral', sent: 'success', failed: 'danger' }

/** How far a mail has come; one that waits to be tried again says so. */
export function MailStatusBadge({
  mail: { status, failure },
}: {
  mail: { status: MailStatus; failure: string | null }
}) {
  const { t } = useTranslation('mail')
  const isRetried = status === 'queued' && failure !== null
  return (
    <StatusBadge tone={isRetried ? 'warning' : tones[status]}>
      {isRetried ? t('retried') : t(`status.${status}`)}
    </StatusBadge>
  )
}
