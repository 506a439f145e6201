import { platformPermissions, platformRolePermissions, platformRoles } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Box, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import classes from './admins.module.css'
import { textKey } from './permission-key.ts'

/** Every permission by role, from the catalog: what the guards go by. */
export function RoleMatrix() {
  const { t } = useTranslation('admins')
  return (
    <Section title={t('matrix.title')} flush>
      <Box component="section" className={classes.scroller} aria-label={t('matrix.title')} tabIndex={0}>
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('matrix.permission')}</th>
              {platformRoles.map((role) => (
                <th key={role} scope="col" className={classes.mark}>
                  {t(`roles.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {platformPermissions.map((permission) => (
              <tr key={permission}>
                <th scope="row">{t(`permissions.${textKey(permission)}`)}</th>
                {platformRoles.map((role) => (
                  <td key={role} className={classes.mark}>
                    {platformRolePermissions[role].has(permission) ? (
                      <>
                        <IconCheck size={16} aria-hidden />
                        <VisuallyHidden>{t('matrix.yes')}</VisuallyHidden>
                      </>
                    ) : (
                      <VisuallyHidden>{t('matrix.no')}</VisuallyHidden>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Box>
    </Section>
  )
}
