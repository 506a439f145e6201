import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  MomentText,
  Page,
  PageHeader,
  StatusBadge,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { InvitationActions } from './invitation-actions.tsx'
import { InviteButton } from './invite-button.tsx'
import type { ListedInvitation } from './members.ts'
import { MembersTabs } from './members-tabs.tsx'
import { SeatsUsed } from './seats.tsx'
import { StoreNames } from './store-names.tsx'

const route = getRouteApi('/$tenant/members/invitations')

/** Who was asked to join and has not answered. */
export function InvitationsPage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const { cursor } = list.search
  const invitations = useQuery(trpc.invitations.list.queryOptions({ cursor }, list.options))
  const { data: choices } = useQuery(trpc.members.choices.queryOptions())
  const mayInvite = useMay('members:invite')
  const columns: Column<ListedInvitation>[] = [
    { key: 'email', header: t('invitations.email'), cell: ({ email }) => email },
    { key: 'role', header: t('list.role'), cell: ({ role }) => t(`common:roles.${role}`) },
    {
      key: 'stores',
      header: t('list.stores'),
      cell: ({ role, storeNames }) => <StoreNames role={role} names={storeNames} />,
    },
    { key: 'state', header: t('invitations.state'), cell: ({ state }) => <InvitationState state={state} /> },
    { key: 'invitedBy', header: t('invitations.invitedBy'), cell: ({ invitedBy }) => invitedBy ?? '–' },
    {
      key: 'expires',
      header: t('invitations.expires'),
      cell: ({ expiresAt }) => <MomentText value={expiresAt} />,
    },
  ]
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={choices ? <SeatsUsed seats={choices.seats} /> : '\u00a0'}
        actions={mayInvite ? <InviteButton choices={choices} /> : null}
      />
      <MembersTabs tenant={tenant} />
      <DataTable
        label={t('tabs.invitations')}
        query={invitations}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowActions={(invitation) =>
          invitation.mayChange ? <InvitationActions invitation={invitation} /> : null
        }
        empty={{ title: t('invitations.emptyTitle'), text: t('invitations.emptyText') }}
      />
    </Page>
  )
}

function InvitationState({ state }: { state: ListedInvitation['state'] }) {
  const { t } = useTranslation('members')
  return state === 'open' ? (
    <StatusBadge tone="info">{t('invitations.waiting')}</StatusBadge>
  ) : (
    <StatusBadge tone="warning">{t('invitations.expired')}</StatusBadge>
  )
}
