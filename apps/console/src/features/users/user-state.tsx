import { useTranslation } from '@leasehold/i18n/react'
import { StatusBadge } from '@leasehold/ui'
import type { User } from './users.ts'

/** Whether a person may sign in, and if not, why. */
export function UserState({ user }: { user: Pick<User, 'status' | 'disabledCause'> }) {
  const { t } = useTranslation('users')
  if (user.status === 'enabled') return <StatusBadge tone="success">{t('state.enabled')}</StatusBadge>
  return user.disabledCause === 'staff' ? (
    <StatusBadge tone="danger">{t('state.blocked')}</StatusBadge>
  ) : (
    <StatusBadge>{t('state.left')}</StatusBadge>
  )
}
