import type { Permission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import type { NavGroup, NavItem } from '@leasehold/ui'
import {
  IconBuildingStore,
  IconHistory,
  IconHome,
  IconLayoutGrid,
  IconSettings,
  IconSitemap,
  IconUsers,
} from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'

type Entry = NavItem & { permission?: Permission }

/**
 * Navigation inside a company: the one place where pages are listed. A page's entry goes into the group it
 * belongs to, in the order people look for it, with the permission its list needs.
 */
export function useNav(tenant: string, permissions: readonly string[]): NavGroup[] {
  const { t } = useTranslation('common')
  const may = (entries: Entry[]): NavItem[] =>
    entries.filter(({ permission }) => permission === undefined || permissions.includes(permission))
  return [
    {
      items: may([
        {
          label: t('nav.home'),
          icon: IconHome,
          link: linkOptions({ to: '/$tenant', params: { tenant }, activeOptions: { exact: true } }),
        },
      ]),
    },
    {
      label: t('nav.groups.people'),
      items: may([
        {
          label: t('nav.members'),
          icon: IconUsers,
          permission: 'members:read',
          link: linkOptions({ to: '/$tenant/members', params: { tenant } }),
        },
        {
          label: t('nav.departments'),
          icon: IconSitemap,
          permission: 'departments:read',
          link: linkOptions({ to: '/$tenant/departments', params: { tenant } }),
        },
      ]),
    },
    {
      label: t('nav.groups.company'),
      items: may([
        {
          label: t('nav.modules'),
          icon: IconLayoutGrid,
          permission: 'modules:use',
          link: linkOptions({ to: '/$tenant/modules', params: { tenant } }),
        },
        {
          label: t('nav.stores'),
          icon: IconBuildingStore,
          permission: 'stores:read',
          link: linkOptions({ to: '/$tenant/stores', params: { tenant } }),
        },
        {
          label: t('nav.settings'),
          icon: IconSettings,
          permission: 'company:manage',
          link: linkOptions({ to: '/$tenant/settings', params: { tenant } }),
        },
        {
          label: t('nav.audit'),
          icon: IconHistory,
          permission: 'audit:read',
          link: linkOptions({ to: '/$tenant/audit', params: { tenant } }),
        },
      ]),
    },
  ]
}
