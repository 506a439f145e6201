import type { Permission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { permissionPlaces } from './why.ts'

/** What a permission is called: as the matrix of roles has it. */
export function usePermissionName(): (permission: Permission) => string {
  const { t } = useTranslation('roles', 'records')
  return (permission) => {
    const place = permissionPlaces.find((each) => each.permission === permission)
    if (!place) return permission
    const { of } = place
    const thing = 'thing' in of ? t(`things.${of.thing}`) : t(`records:objects.${of.object}`)
    return t('cell', { action: t(place.action), thing })
  }
}
