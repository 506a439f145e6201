import { objectKeys, type Permission, recordActions, recordPermission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'

/** What is done by a permission that is not about records, and to what. */
const things = {
  'billing:read': ['see', 'billing'],
  'billing:manage': ['change', 'billing'],
  'members:read': ['see', 'members'],
  'members:invite': ['change', 'invitations'],
  'members:manage': ['change', 'members'],
  'roles:manage': ['change', 'roles'],
  'stores:read': ['see', 'stores'],
  'stores:manage': ['change', 'stores'],
  'departments:read': ['see', 'departments'],
  'departments:manage': ['change', 'departments'],
  'company:read': ['see', 'company'],
  'company:manage': ['change', 'company'],
  'entitlements:read': ['see', 'entitlements'],
  'audit:read': ['see', 'audit'],
  'modules:use': ['see', 'modules'],
} as const satisfies Record<Exclude<Permission, `records.${string}`>, readonly [string, string]>

const actions = { read: 'see', write: 'change', delete: 'delete' } as const

const records = new Map(
  objectKeys.flatMap((object) =>
    recordActions.map((action) => [recordPermission(object, action) as string, { object, action }] as const),
  ),
)

const isThing = (permission: Permission): permission is keyof typeof things =>
  Object.hasOwn(things, permission)

/** A permission in words: "Change: Stores". */
export function usePermissionText(): (permission: Permission) => string {
  const { t } = useTranslation('roles', 'records')
  return (permission) => {
    if (isThing(permission)) {
      const [action, thing] = things[permission]
      return t('cell', { action: t(action), thing: t(`things.${thing}`) })
    }
    const record = records.get(permission)
    if (!record) return permission
    return t('cell', { action: t(actions[record.action]), thing: t(`records:objects.${record.object}`) })
  }
}
