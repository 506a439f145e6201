import { useTranslation } from '@leasehold/i18n/react'
import { StatusBadge, type Tone } from '@leasehold/ui'
import classes from './coupons.module.css'
import type { Coupon } from './coupons.ts'

const tones: Record<Coupon['push'], Tone> = {
  waiting: 'info',
  pushed: 'success',
  failed: 'danger',
  not_connected: 'neutral',
}

/** How far Stripe knows of a coupon or a code. */
export function PushBadge({ push, error }: { push: Coupon['push']; error: string | null }) {
  const { t } = useTranslation('coupons')
  return (
    <span className={classes.stacked}>
      <StatusBadge tone={tones[push]}>{t(`push.${push}`)}</StatusBadge>
      {push === 'failed' && error ? <span className={classes.failed}>{error}</span> : null}
    </span>
  )
}
