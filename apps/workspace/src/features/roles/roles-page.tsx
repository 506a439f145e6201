import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { EmptyState, Notice, Page, PageHeader, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { MembersTabs } from '../members/members-tabs.tsx'
import classes from './roles.module.css'
import { permissionCount } from './roles.ts'
import { useNotInPlan } from './use-not-in-plan.ts'

const route = getRouteApi('/$tenant/members/roles/')

/** The roles there are: the company's own, and those everyone has. */
export function RolesPage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('roles')
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.roles.list.queryOptions())
  const notInPlan = useNotInPlan()
  const { open, custom, builtIn } = data
  const newRole = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/$tenant/members/roles/new" params={{ tenant }} />}
    >
      {t('new')}
    </Button>
  )
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} actions={open ? newRole : null} />
      <MembersTabs tenant={tenant} />
      {open ? null : (
        <div className={classes.notice}>
          <Notice tone="info">{notInPlan}</Notice>
        </div>
      )}
      {open || custom.length > 0 ? (
        <Section title={t('custom')} flush={custom.length > 0}>
          {custom.length === 0 ? (
            <EmptyState title={t('emptyTitle')} text={t('emptyText')} />
          ) : (
            <RoleTable
              label={t('custom')}
              rows={custom.map(({ id, name, base, members, permissions }) => ({
                role: id,
                name,
                base: t(`common:roles.${base}`),
                members,
                allowed: permissions.length,
              }))}
            />
          )}
        </Section>
      ) : null}
      <Section title={t('builtIn')} flush>
        <RoleTable
          label={t('builtIn')}
          rows={builtIn.map(({ role, members, permissions }) => ({
            role: role.toLowerCase().replaceAll('_', '-'),
            name: t(`common:roles.${role}`),
            members,
            allowed: permissions.length,
          }))}
        />
      </Section>
    </Page>
  )
}

type RoleRow = { role: string; name: string; base?: ReactNode; members: number; allowed: number }

function RoleTable({ label, rows }: { label: string; rows: RoleRow[] }) {
  const { tenant } = route.useParams()
  const { t } = useTranslation('roles')
  const format = useFormat()
  const withBase = rows.some(({ base }) => base !== undefined)
  return (
    <table className={classes.roles} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          {withBase ? (
            <th scope="col" className={classes.base}>
              {t('base')}
            </th>
          ) : null}
          <th scope="col" className={classes.count}>
            {t('members')}
          </th>
          <th scope="col" className={classes.count}>
            {t('allowed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ role, name, base, members, allowed }) => (
          <tr key={role}>
            <th scope="row">
              <Link to="/$tenant/members/roles/$role" params={{ tenant, role }}>
                {name}
              </Link>
            </th>
            {withBase ? <td className={classes.base}>{base}</td> : null}
            <td className={classes.count}>{format.number(members)}</td>
            <td className={classes.count}>
              {t('allowedOf', { count: allowed, all: format.number(permissionCount) })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
