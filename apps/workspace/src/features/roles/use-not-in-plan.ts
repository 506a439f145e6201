import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { useCompany } from '../../lib/company.ts'

/** Says that the plan has no custom roles, and what to do or whom to ask. */
export function useNotInPlan(): string {
  const { t } = useTranslation('roles')
  const format = useFormat()
  const { billingAdmins, permissions } = useCompany()
  if (permissions.includes('billing:manage') || billingAdmins.length === 0) return t('lockedOwn')
  return t('lockedAsk', {
    people: format.choice(billingAdmins.map(({ name, email }) => `${name} (${email})`)),
  })
}
