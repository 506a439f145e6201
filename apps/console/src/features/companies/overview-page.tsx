import { localeNames } from '@leasehold/i18n'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Section } from '@leasehold/ui'
import classes from './companies.module.css'
import { ActivationBadge } from './company-badges.tsx'
import { useCompany } from './company-layout.tsx'
import { useFieldLabels } from './use-field-labels.ts'

/** What is known of a company. */
export function CompanyOverviewPage() {
  const { t } = useTranslation('tenants', 'company')
  const format = useFormat()
  const labels = useFieldLabels()
  const company = useCompany()
  const { industry, region, sizeBand, employeeCount } = company
  const plain = (field: 'name' | 'shortName' | 'creditCode' | 'taxNumber' | 'timeZone' | 'currency') => ({
    label: labels[field],
    value: company[field],
  })
  return (
    <div className={classes.columns}>
      <Section title={t('company:settings.general')}>
        <Facts
          items={[
            { label: t('facts.code'), value: company.code },
            plain('name'),
            plain('shortName'),
            plain('creditCode'),
            plain('taxNumber'),
            { label: labels.industry, value: industry ? t(`company:industries.${industry}`) : null },
            { label: labels.region, value: region ? t(`company:regions.${region}`) : null },
            { label: labels.sizeBand, value: sizeBand ? t('company:sizes', { band: sizeBand }) : null },
            {
              label: labels.employeeCount,
              value: employeeCount === null ? null : format.number(employeeCount),
            },
          ]}
        />
      </Section>
      <Section title={t('activation')}>
        <Facts
          items={[
            { label: t('link.state'), value: <ActivationBadge activation={company.activation} /> },
            { label: t('created'), value: <MomentText value={company.createdAt} /> },
            { label: t('facts.changed'), value: <MomentText value={company.updatedAt} /> },
          ]}
        />
      </Section>
      <Section title={t('company:settings.contact')}>
        <Facts
          items={[
            { label: labels.contactPerson, value: company.contactPerson },
            { label: labels.contactPhone, value: company.contactPhone },
            { label: labels.contactEmail, value: company.contactEmail },
            { label: labels.contactAddress, value: company.contactAddress },
          ]}
        />
      </Section>
      <Section title={t('company:settings.regional')}>
        <Facts
          items={[
            plain('timeZone'),
            plain('currency'),
            { label: labels.locale, value: localeNames[company.locale] },
            { label: labels.defaultRole, value: t(`common:roles.${company.defaultRole}`) },
            { label: labels.subdomain, value: company.subdomain },
            { label: labels.customDomain, value: company.customDomain },
          ]}
        />
      </Section>
    </div>
  )
}
