import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Notice } from '@leasehold/ui'
import { useCompany } from '../../lib/company.ts'

/** Says above every page that the contract is not in order, what that closes, and whom to ask. */
export function AccessBanner() {
  const { t } = useTranslation('company')
  const format = useFormat()
  const { access, state, billingAdmins } = useCompany()
  const people = format.choice(billingAdmins.map(({ name }) => name))
  if (access === 'read_only') return <Notice tone="danger">{t('access.read_only', { people })}</Notice>
  if (access === 'billing_only') return <Notice tone="danger">{t('access.billing_only', { people })}</Notice>
  if (state === 'past_due') return <Notice tone="warning">{t('access.overdue', { people })}</Notice>
  return null
}
