import { useTranslation } from '@leasehold/i18n/react'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../lib/company.ts'
import classes from './members.module.css'

/** Leads from the members to the invitations and back. */
export function MembersTabs({ tenant }: { tenant: string }) {
  const { t } = useTranslation('members')
  if (!useMay('members:invite')) return null
  return (
    <nav aria-label={t('tabs.label')} className={classes.tabs}>
      <Link to="/$tenant/members" params={{ tenant }} activeOptions={{ exact: true, includeSearch: false }}>
        {t('tabs.members')}
      </Link>
      <Link to="/$tenant/members/invitations" params={{ tenant }} activeOptions={{ includeSearch: false }}>
        {t('tabs.invitations')}
      </Link>
    </nav>
  )
}
