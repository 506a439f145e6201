import { currencyCodes, locales, mayGrantRole, roles } from '@leasehold/catalog'
import { formatDateTime, localeNames } from '@leasehold/i18n'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Select } from '@mantine/core'
import { useState } from 'react'
import { useCompany } from '../../lib/company.ts'
import type { FieldsProps } from './general-fields.tsx'
import classes from './settings.module.css'
import { useSettingsWords } from './use-settings-words.ts'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** Time zone, currency and language. */
export function RegionalFields({ form }: FieldsProps) {
  const { t } = useTranslation('company')
  const locale = useLocale()
  const words = useSettingsWords()
  const [now] = useState(() => new Date())
  const { timeZone } = form.values
  // A zone may have another name in this browser.
  const known = zones.includes(timeZone) ? zones : [timeZone, ...zones]
  return (
    <div className={classes.fields}>
      <Select
        className={classes.wide ?? ''}
        label={t('settings.timeZone')}
        description={t('settings.timeZoneHint', { time: formatDateTime(locale, now, timeZone) })}
        data={known.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        searchable
        limit={100}
        allowDeselect={false}
        {...form.getInputProps('timeZone')}
      />
      <Select
        label={t('settings.currency')}
        data={currencyCodes.map((value) => ({ value, label: words.currency(value) }))}
        allowDeselect={false}
        {...form.getInputProps('currency')}
      />
      <Select
        label={t('settings.locale')}
        data={locales.map((value) => ({ value, label: localeNames[value] }))}
        allowDeselect={false}
        {...form.getInputProps('locale')}
      />
      <p className={classes.hint}>{t('settings.localeHint')}</p>
    </div>
  )
}

/** The role that is offered first when somebody is invited: none above one's own. */
export function DefaultRoleField({ form }: FieldsProps) {
  const { t } = useTranslation('company')
  const { role: own } = useCompany()
  const offered = roles.filter((role) => mayGrantRole(own, role) || role === form.values.defaultRole)
  return (
    <div className={classes.fields}>
      <Select
        className={classes.wide ?? ''}
        label={t('settings.defaultRole')}
        description={t('settings.defaultRoleHint')}
        data={offered.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('defaultRole')}
      />
    </div>
  )
}
