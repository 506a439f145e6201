import { useTranslation } from '@leasehold/i18n/react'
import { StatusBadge } from '@leasehold/ui'
import type { ListedMember } from './members.ts'

export function MemberStatus({ status }: { status: ListedMember['status'] }) {
  const { t } = useTranslation('members')
  return status === 'active' ? (
    <StatusBadge tone="success">{t('status.active')}</StatusBadge>
  ) : (
    <StatusBadge>{t('status.disabled')}</StatusBadge>
  )
}
