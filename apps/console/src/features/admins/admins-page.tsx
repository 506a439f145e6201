import { platformRoles } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListFilter,
  MomentText,
  Page,
  PageHeader,
  StatusBadge,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { textKey } from './permission-key.ts'
import { RoleMatrix } from './role-matrix.tsx'

const route = getRouteApi('/_signed-in/admins')

/** Who runs the platform, and what each of them may do. Nothing can be changed here. */
export function AdminsPage() {
  const { t } = useTranslation('admins')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const admins = useQuery(trpc.admins.list.queryOptions(list.search, list.options))
  const columns: Column<NonNullable<typeof admins.data>['items'][number]>[] = [
    { key: 'admin', header: t('admin'), cell: ({ name, username }) => `${name} (${username})` },
    { key: 'email', header: t('email'), cell: ({ email }) => email },
    { key: 'role', header: t('role'), cell: ({ role }) => t(`roles.${role}`), width: '9rem' },
    {
      key: 'extra',
      header: t('extra'),
      cell: ({ extraPermissions }) =>
        extraPermissions.map((each) => t(`permissions.${textKey(each)}`)).join(', ') || '–',
    },
    {
      key: 'status',
      header: t('status'),
      cell: ({ status }) => (
        <StatusBadge tone={status === 'enabled' ? 'success' : 'neutral'}>{t(status)}</StatusBadge>
      ),
      width: '8rem',
    },
    {
      key: 'lastSignIn',
      header: t('lastSignIn'),
      cell: ({ lastSignInAt }) =>
        lastSignInAt ? <MomentText value={lastSignInAt} as="relative" /> : t('never'),
      width: '9rem',
    },
  ]
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        label={t('title')}
        query={admins}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        searchLabel={t('search')}
        empty={{ title: t('empty.title'), text: t('empty.text') }}
        filters={
          <>
            <ListFilter
              list={list}
              name="role"
              label={t('role')}
              options={platformRoles.map((value) => ({ value, label: t(`roles.${value}`) }))}
            />
            <ListFilter
              list={list}
              name="status"
              label={t('status')}
              options={[
                { value: 'enabled', label: t('enabled') },
                { value: 'disabled', label: t('disabled') },
              ]}
            />
          </>
        }
      />
      <RoleMatrix />
    </Page>
  )
}
