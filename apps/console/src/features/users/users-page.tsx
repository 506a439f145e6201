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
import { useTRPC } from '../../lib/trpc.ts'
import { UserState } from './user-state.tsx'
import classes from './users.module.css'
import type { ListedUser } from './users.ts'

const route = getRouteApi('/_signed-in/users/')

/** The users of all companies. */
export function UsersPage() {
  const { t } = useTranslation('users')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const users = useQuery(trpc.users.list.queryOptions(list.search, list.options))
  const columns: Column<ListedUser, 'username' | 'created'>[] = [
    {
      key: 'user',
      header: t('user'),
      sort: 'username',
      cell: (user) => (
        <span className={classes.name}>
          <span>{user.displayName}</span> <span className={classes.username}>{user.username}</span>
        </span>
      ),
      width: '24%',
    },
    { key: 'email', header: t('email'), cell: ({ email }) => email },
    { key: 'companies', header: t('companies'), cell: (user) => <CompaniesOf user={user} /> },
    { key: 'status', header: t('status'), cell: (user) => <UserState user={user} />, width: '8rem' },
    {
      key: 'lastSignIn',
      header: t('lastSignIn'),
      cell: ({ lastSignInAt }) =>
        lastSignInAt ? <MomentText value={lastSignInAt} as="relative" /> : t('never'),
      width: '8rem',
    },
    {
      key: 'created',
      header: t('created'),
      sort: 'created',
      cell: ({ createdAt }) => <MomentText value={createdAt} as="date" />,
      width: '10rem',
      hideOnCard: true,
    },
  ]
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        label={t('title')}
        query={users}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/users/$userId', params: { userId: id } })}
        searchLabel={t('search')}
        empty={{ title: t('empty.title'), text: t('empty.text') }}
        filters={
          <ListFilter
            list={list}
            name="status"
            label={t('status')}
            options={[
              { value: 'enabled', label: t('filter.enabled') },
              { value: 'disabled', label: t('filter.disabled') },
            ]}
          />
        }
      />
    </Page>
  )
}

/** A few companies by name; the others are only counted. */
function CompaniesOf({ user }: { user: ListedUser }) {
  const { t } = useTranslation('users')
  const { companies, companyCount } = user
  if (companyCount === 0) return <span className={classes.username}>{t('noCompany')}</span>
  const more = companyCount - companies.length
  return (
    <>
      {companies.map(({ name }) => name).join(', ')}
      {more > 0 ? ` ${t('moreCompanies', { count: more })}` : null}
    </>
  )
}
