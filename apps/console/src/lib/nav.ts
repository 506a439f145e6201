import type { PlatformPermission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import type { NavGroup, NavItem } from '@leasehold/ui'
import {
  IconBuilding,
  IconCreditCard,
  IconHistory,
  IconHome,
  IconListCheck,
  IconMail,
  IconReceipt,
  IconRefresh,
  IconServer,
  IconShieldLock,
  IconStack2,
  IconUsers,
} from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'

type Entry = NavItem & { permission?: PlatformPermission }

/**
 * Navigation of the console: the one place where pages are listed. A page's entry goes into the group it
 * belongs to, in the order people look for it, with the permission its list needs.
 */
export function useNav(permissions: readonly string[]): NavGroup[] {
  const { t } = useTranslation('common')
  const may = (entries: Entry[]): NavItem[] =>
    entries.filter(({ permission }) => permission === undefined || permissions.includes(permission))
  return [
    {
      items: may([
        {
          label: t('nav.home'),
          icon: IconHome,
          link: linkOptions({ to: '/', activeOptions: { exact: true } }),
        },
      ]),
    },
    {
      label: t('nav.groups.platform'),
      items: may([
        {
          label: t('nav.companies'),
          icon: IconBuilding,
          link: linkOptions({ to: '/companies' }),
          permission: 'tenants:read',
        },
        {
          label: t('nav.subscriptions'),
          icon: IconReceipt,
          link: linkOptions({ to: '/subscriptions' }),
          permission: 'subscriptions:read',
        },
        {
          label: t('nav.plans'),
          icon: IconStack2,
          link: linkOptions({ to: '/plans' }),
          permission: 'plans:read',
        },
        {
          label: t('nav.users'),
          icon: IconUsers,
          link: linkOptions({ to: '/users' }),
          permission: 'users:read',
        },
        {
          label: t('nav.admins'),
          icon: IconShieldLock,
          link: linkOptions({ to: '/admins' }),
          permission: 'admins:read',
        },
      ]),
    },
    {
      label: t('nav.groups.operations'),
      items: may([
        {
          label: t('nav.bulk'),
          icon: IconListCheck,
          link: linkOptions({ to: '/bulk' }),
          permission: 'sync:read',
        },
        {
          label: t('nav.sync'),
          icon: IconRefresh,
          link: linkOptions({ to: '/sync' }),
          permission: 'sync:read',
        },
        {
          label: t('nav.stripe'),
          icon: IconCreditCard,
          link: linkOptions({ to: '/stripe' }),
          permission: 'stripe:read',
        },
        {
          label: t('nav.audit'),
          icon: IconHistory,
          link: linkOptions({ to: '/audit' }),
          permission: 'audit:read',
        },
        {
          label: t('nav.mail'),
          icon: IconMail,
          link: linkOptions({ to: '/mail' }),
          permission: 'mail:read',
        },
        {
          label: t('nav.system'),
          icon: IconServer,
          link: linkOptions({ to: '/system' }),
          permission: 'system:read',
        },
      ]),
    },
  ]
}
