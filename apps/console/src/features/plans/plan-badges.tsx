import { useTranslation } from '@leasehold/i18n/react'
import { StatusBadge } from '@leasehold/ui'
import classes from './plans.module.css'

type Flags = {
  onSale: boolean
  hidden: boolean
  contactUs: boolean
  isForSignUp: boolean
  latest: number | null
  hasDraft: boolean
}

/** Whether a plan can be had, who sees it, and what waits to be published. */
export function PlanBadges(props: Flags) {
  const { onSale, hidden, contactUs, isForSignUp, latest, hasDraft } = props
  const { t } = useTranslation('plans')
  return (
    <span className={classes.badges}>
      {latest === null ? (
        <StatusBadge>{t('badges.unpublished')}</StatusBadge>
      ) : (
        <StatusBadge tone={onSale ? 'success' : 'neutral'}>
          {t(onSale ? 'badges.onSale' : 'badges.off')}
        </StatusBadge>
      )}
      {hidden ? <StatusBadge>{t('badges.hidden')}</StatusBadge> : null}
      {contactUs ? <StatusBadge tone="info">{t('badges.contactUs')}</StatusBadge> : null}
      {isForSignUp ? <StatusBadge tone="info">{t('badges.signUp')}</StatusBadge> : null}
      {hasDraft ? <StatusBadge tone="warning">{t('badges.draft')}</StatusBadge> : null}
    </span>
  )
}
