import { useTranslation } from '@leasehold/i18n/react'
import type { Entry } from './audit.ts'

/** Whose log an entry is in. */
export function CompanyName({ entry: { company } }: { entry: Pick<Entry, 'company'> }) {
  const { t } = useTranslation('audit')
  return company ? (company.name ?? t('goneCompany')) : t('platformChain')
}
