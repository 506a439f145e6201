import { useTranslation } from '@leasehold/i18n/react'
import { Page, PageHeader, QuickLinks } from '@leasehold/ui'
import { useCompany } from '../../lib/company.ts'
import { useMe } from '../../lib/me.ts'
import { useNav } from '../../lib/nav.ts'

/** The first page inside a company: where one is, as what, and where one can go. */
export function HomePage() {
  const { t } = useTranslation('common')
  const { user } = useMe()
  const company = useCompany()
  const [, ...groups] = useNav(company.code, company.permissions)
  return (
    <Page>
      <PageHeader
        title={t('home.welcome', { name: user.displayName })}
        description={t('home.place', { company: company.name, role: t(`roles.${company.role}`) })}
      />
      <QuickLinks groups={groups} />
    </Page>
  )
}
