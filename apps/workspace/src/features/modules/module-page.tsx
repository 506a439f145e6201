import type { Module } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Notice, Page, PageHeader, Section } from '@leasehold/ui'
import { getRouteApi, linkOptions, Navigate } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { readableObjects, slugOfObject } from '../records/records.ts'
import classes from './modules.module.css'
import { slugOf } from './slug.ts'

const route = getRouteApi('/$tenant/modules/$module')

/** The first of a module's objects; what the module is for, where it has none of which one may see records. */
export function ModulePage() {
  const { module } = route.useRouteContext()
  const { tenant } = route.useParams()
  const [first] = readableObjects(module, useCompany().permissions)
  if (!first) return <OpenModule module={module} />
  return (
    <Navigate
      to="/$tenant/modules/$module/$object"
      params={{ tenant, module: slugOf(module), object: slugOfObject(first) }}
      replace
    />
  )
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
