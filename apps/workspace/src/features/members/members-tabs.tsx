import { useTranslation } from '@leasehold/i18n/react'
import { Tabs } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../lib/company.ts'

/** Leads from the members to the invitations and the roles, and back. */
export function MembersTabs({ tenant }: { tenant: string }) {
  const { t } = useTranslation('members')
  const mayInvite = useMay('members:invite')
  const mayManageRoles = useMay('roles:manage')
  if (!mayInvite && !mayManageRoles) return null
  return (
    <Tabs label={t('tabs.label')}>
      <Link to="/$tenant/members" params={{ tenant }} activeOptions={{ exact: true, includeSearch: false }}>
        {t('tabs.members')}
      </Link>
      {mayInvite ? (
        <Link to="/$tenant/members/invitations" params={{ tenant }} activeOptions={{ includeSearch: false }}>
          {t('tabs.invitations')}
        </Link>
      ) : null}
      {mayManageRoles ? (
        <Link to="/$tenant/members/roles" params={{ tenant }} activeOptions={{ includeSearch: false }}>
          {t('tabs.roles')}
        </Link>
      ) : null}
    </Tabs>
  )
}
