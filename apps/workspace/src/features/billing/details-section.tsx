import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Facts, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useState } from 'react'
import classes from './billing.module.css'
import type { Overview } from './billing.ts'
import { DetailsForm } from './details-form.tsx'

/** Where invoices go; edited in place. */
export function DetailsSection({ overview }: { overview: Overview }) {
  const { t } = useTranslation('billing')
  const [isEdited, setEdited] = useState(false)
  const { details, may } = overview
  const mayEdit = may.changeDetails === null && !isEdited
  return (
    <Section
      title={t('details.title')}
      actions={
        mayEdit ? (
          <Button size="xs" variant="default" onClick={() => setEdited(true)}>
            {t('common:actions.edit')}
          </Button>
        ) : null
      }
    >
      {isEdited ? (
        <DetailsForm details={details} onDone={() => setEdited(false)} />
      ) : details ? (
        <Details details={details} />
      ) : (
        <p className={classes.note}>{t('details.none')}</p>
      )}
    </Section>
  )
}

function Details({ details }: { details: NonNullable<Overview['details']> }) {
  const { t } = useTranslation('billing')
  const locale = useLocale()
  const { name, email, phone, line1, line2, city, state, postalCode, country } = details
  const countryName = country
    ? new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(country)
    : null
  const town = [postalCode, city, state].filter(Boolean).join(' ')
  const lines = [line1, line2, town, countryName].filter(Boolean)
  return (
    <Facts
      items={[
        { label: t('details.name'), value: name },
        { label: t('details.email'), value: email },
        { label: t('details.phone'), value: phone },
        {
          label: t('details.line1'),
          value: lines.length === 0 ? null : lines.map((line) => <div key={line}>{line}</div>),
        },
      ]}
    />
  )
}
