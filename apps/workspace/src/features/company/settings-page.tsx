import { useTranslation } from '@leasehold/i18n/react'
import { Page, PageHeader } from '@leasehold/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { SettingsForm } from './settings-form.tsx'

/** What the company says about itself. */
export function SettingsPage() {
  const { t } = useTranslation('company')
  const trpc = useTRPC()
  const { code } = useCompany()
  const { data: settings } = useSuspenseQuery(trpc.company.settings.queryOptions())
  return (
    <Page width="narrow">
      <PageHeader title={t('settings.title')} description={code} />
      <SettingsForm settings={settings} />
    </Page>
  )
}
