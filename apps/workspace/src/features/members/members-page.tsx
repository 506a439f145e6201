import { roles } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListFilter,
  MomentText,
  Page,
  PageHeader,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { InviteButton } from './invite-button.tsx'
import { MemberStatus } from './member-status.tsx'
import classes from './members.module.css'
import type { ListedMember } from './members.ts'
import { MembersTabs } from './members-tabs.tsx'
import { SeatsUsed } from './seats.tsx'
import { StoreNames } from './store-names.tsx'

const route = getRouteApi('/$tenant/members/')

/** Who belongs to the company. */
export function MembersPage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const members = useQuery(trpc.members.list.queryOptions(list.search, list.options))
  const { data: choices } = useQuery(trpc.members.choices.queryOptions())
  const mayInvite = useMay('members:invite')
  const columns: Column<ListedMember, 'name' | 'joined'>[] = [
    { key: 'name', header: t('list.name'), sort: 'name', cell: (member) => <Person member={member} /> },
    { key: 'email', header: t('list.email'), cell: ({ email }) => email },
    {
      key: 'role',
      header: t('list.role'),
      cell: ({ role, customRoleName }) => customRoleName ?? t(`common:roles.${role}`),
    },
    {
      key: 'stores',
      header: t('list.stores'),
      cell: ({ role, stores }) => <StoreNames role={role} names={stores.map(({ name }) => name)} />,
    },
    {
      key: 'department',
      header: t('list.department'),
      cell: ({ departmentName }) => departmentName ?? '–',
      hideOnCard: true,
    },
    { key: 'status', header: t('list.status'), cell: ({ status }) => <MemberStatus status={status} /> },
    {
      key: 'joined',
      header: t('list.joined'),
      sort: 'joined',
      cell: ({ joinedAt }) => <MomentText value={joinedAt} as="date" />,
      hideOnCard: true,
    },
  ]
  const named = (rows: readonly { id: string; name: string }[] = []) =>
    rows.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={choices ? <SeatsUsed seats={choices.seats} /> : '\u00a0'}
        actions={mayInvite ? <InviteButton choices={choices} /> : null}
      />
      <MembersTabs tenant={tenant} />
      <DataTable
        label={t('title')}
        query={members}
        list={list}
        columns={columns}
        rowKey={({ userId }) => userId}
        rowLink={({ userId }) => linkOptions({ to: '/$tenant/members/$userId', params: { tenant, userId } })}
        searchLabel={t('list.search')}
        empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
        filters={
          <>
            <ListFilter
              list={list}
              name="role"
              label={t('list.role')}
              options={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
            />
            <ListFilter
              list={list}
              name="status"
              label={t('list.status')}
              options={[
                { value: 'active', label: t('status.active') },
                { value: 'disabled', label: t('status.disabled') },
              ]}
            />
            {choices && choices.stores.length > 0 ? (
              <ListFilter
                list={list}
                name="storeId"
                label={t('list.stores')}
                options={named(choices.stores)}
              />
            ) : null}
            {choices && choices.departments.length > 0 ? (
              <ListFilter
                list={list}
                name="departmentId"
                label={t('list.department')}
                options={named(choices.departments)}
              />
            ) : null}
          </>
        }
      />
    </Page>
  )
}

function Person({ member }: { member: ListedMember }) {
  return (
    <span className={classes.person}>
      <span>{member.displayName}</span>
      <span>{member.username}</span>
    </span>
  )
}
