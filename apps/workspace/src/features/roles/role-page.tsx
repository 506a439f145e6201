import { type Permission, permissionsOf } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { NotFoundState, Notice, Page, PageHeader, Section } from '@leasehold/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { ArchiveRole } from './archive-role.tsx'
import { PermissionMatrix } from './permission-matrix.tsx'
import { RoleForm } from './role-form.tsx'
import classes from './roles.module.css'
import type { BuiltInRole, CustomRole } from './roles.ts'

const route = getRouteApi('/$tenant/members/roles/$role')

/** One role: what it allows, and, of the company's own, its edit and its end. */
export function RolePage() {
  const { role: asked } = route.useParams()
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.roles.list.queryOptions())
  const builtIn = data.builtIn.find(({ role }) => role.toLowerCase().replaceAll('_', '-') === asked)
  if (builtIn) return <BuiltIn role={builtIn} />
  const custom = data.custom.find(({ id }) => id === asked)
  return custom ? <Custom key={custom.id} role={custom} open={data.open} /> : <NotFoundState />
}

function useBack() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('roles')
  return { link: linkOptions({ to: '/$tenant/members/roles', params: { tenant } }), label: t('title') }
}

function BuiltIn({ role: { role, permissions } }: { role: BuiltInRole }) {
  const { t } = useTranslation('roles', 'members')
  const allowed = new Set(permissions)
  return (
    <Page>
      <PageHeader
        title={t(`common:roles.${role}`)}
        description={t(`members:roleHints.${role}`)}
        back={useBack()}
      />
      <Section title={t('permissions')} flush>
        <PermissionMatrix label={t('permissions')} chosen={allowed} base={allowed} own={allowed} />
      </Section>
    </Page>
  )
}

function Custom({ role, open }: { role: CustomRole; open: boolean }) {
  const { t } = useTranslation('roles')
  const { tenant } = route.useParams()
  const own = new Set(useCompany().permissions)
  const base = permissionsOf(role.base, null)
  const [chosen, setChosen] = useState<ReadonlySet<Permission>>(() => new Set(role.permissions))
  const { change, archive } = role.may
  return (
    <Page>
      <PageHeader
        title={role.name}
        description={`${t('base')}: ${t(`common:roles.${role.base}`)}`}
        back={useBack()}
      />
      {change ? null : (
        <div className={classes.notice}>
          <Notice tone="info">{t(open ? 'readOnly' : 'lockedNotice')}</Notice>
        </div>
      )}
      {change ? (
        <RoleForm role={role} chosen={chosen} onChoose={setChosen} base={base} own={own} />
      ) : (
        <Section title={t('permissions')} flush>
          <PermissionMatrix label={t('permissions')} chosen={chosen} base={base} own={own} />
        </Section>
      )}
      {archive ? <ArchiveRole role={role} tenant={tenant} /> : null}
    </Page>
  )
}
