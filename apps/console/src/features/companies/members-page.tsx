import { useTranslation } from '@leasehold/i18n/react'
import { type Column, DataTable, MomentText, StatusBadge, useListSearch } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './companies.module.css'
import type { CompanyMember } from './companies.ts'

const route = getRouteApi('/_signed-in/companies/$tenantId/members')

/** The people of a company; each leads to the person, over all companies. */
export function CompanyMembersPage() {
  const { t } = useTranslation('tenants')
  const trpc = useTRPC()
  const { tenantId } = route.useParams()
  const list = useListSearch(route.useSearch())
  const members = useQuery(trpc.tenants.members.queryOptions({ tenantId, ...list.search }, list.options))
  const maySeeUsers = useMay('users:read')
  const columns: Column<CompanyMember, never>[] = [
    { key: 'name', header: t('members.name'), cell: (member) => <Person member={member} /> },
    { key: 'email', header: t('members.email'), cell: ({ email }) => email },
    { key: 'role', header: t('members.role'), cell: ({ role }) => t(`common:roles.${role}`), width: '11rem' },
    {
      key: 'status',
      header: t('members.status'),
      cell: (member) => <Status member={member} />,
      width: '10rem',
    },
    {
      key: 'lastSignIn',
      header: t('members.lastSignIn'),
      cell: ({ lastSignInAt }) =>
        lastSignInAt ? <MomentText value={lastSignInAt} as="relative" /> : t('members.never'),
      width: '9rem',
    },
  ]
  return (
    <DataTable
      label={t('tabs.members')}
      query={members}
      list={list}
      columns={columns}
      rowKey={({ userId }) => userId}
      {...(maySeeUsers && {
        rowLink: ({ userId }: CompanyMember) => linkOptions({ to: '/users/$userId', params: { userId } }),
      })}
      searchLabel={t('members.search')}
      empty={{ title: t('members.emptyTitle'), text: t('members.emptyText') }}
    />
  )
}

function Person({ member: { displayName, username } }: { member: CompanyMember }) {
  return (
    <span className={classes.named}>
      <span>{displayName}</span>
      <span>{username}</span>
    </span>
  )
}

function Status({ member: { status, accountStatus } }: { member: CompanyMember }) {
  const { t } = useTranslation('tenants')
  if (accountStatus === 'disabled') return <StatusBadge tone="danger">{t('members.blocked')}</StatusBadge>
  return status === 'active' ? (
    <StatusBadge tone="success">{t('members.active')}</StatusBadge>
  ) : (
    <StatusBadge tone="warning">{t('members.disabled')}</StatusBadge>
  )
}
