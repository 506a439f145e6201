import type { Module } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Notice, Page, PageHeader, readRefusal, Section } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { LockedModule } from './locked-module.tsx'
import classes from './modules.module.css'

const route = getRouteApi('/$tenant/modules/$module')

/** One module: what belongs to it, or why it is closed and whom to ask. */
export function ModulePage() {
  const { module } = route.useRouteContext()
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.modules.get.queryOptions({ module }))
  if (error) {
    if (readRefusal(error).code === 'MODULE_LOCKED') return <LockedModule module={module} />
    throw error
  }
  return data ? <OpenModule module={module} /> : null
}

function OpenModule({ module }: { module: Module }) {
  const { tenant } = route.useParams()
  const { t } = useTranslation('modules')
  const locale = useLocale()
  const plan = useCompany().plan?.name[locale] ?? '–'
  const name = t(`each.${module}.name`)
  return (
    <Page width="narrow">
      <PageHeader
        title={name}
        description={t(`each.${module}.summary`)}
        back={{ link: linkOptions({ to: '/$tenant/modules', params: { tenant } }), label: t('back') }}
      />
      <div className={classes.notice}>
        <Notice tone="info">
          {t('included', { name, plan })} {t('whoMayUse')}
        </Notice>
      </div>
      <Section title={t('covers')}>
        <p className={classes.covers}>{t(`each.${module}.covers`)}</p>
      </Section>
    </Page>
  )
}
