import { useTranslation } from '@leasehold/i18n/react'
import { Section, StatusBadge } from '@leasehold/ui'
import { Box } from '@mantine/core'
import classes from './system.module.css'

type SettingsTableProps = { settings: readonly { name: string; value: string; isSecret: boolean }[] }

/** The settings the server runs with; secrets never leave it. */
export function SettingsTable({ settings }: SettingsTableProps) {
  const { t } = useTranslation('system')
  return (
    <Section title={t('settings.title')} flush>
      <Box component="section" className={classes.scroller} aria-label={t('settings.title')} tabIndex={0}>
        <table className={classes.settings}>
          <thead>
            <tr>
              <th scope="col">{t('settings.name')}</th>
              <th scope="col">{t('settings.value')}</th>
            </tr>
          </thead>
          <tbody>
            {settings.map(({ name, value, isSecret }) => (
              <tr key={name}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  {isSecret ? (
                    <StatusBadge>{t('settings.secret')}</StatusBadge>
                  ) : value === '' ? (
                    <span className={classes.none}>{t('settings.none')}</span>
                  ) : (
                    <code>{value}</code>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
    </Section>
  )
}
