import type { Permission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import type { NavGroup, NavItem } from '@leasehold/ui'
import { IconHome, IconUsers } from '@tabler/icons-react'
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
      ]),
    },
    { label: t('nav.groups.company'), items: may([]) },
  ]
}
