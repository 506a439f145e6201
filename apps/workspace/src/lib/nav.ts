import { type Module, modules, objectsOf, type Permission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import type { NavGroup, NavItem } from '@leasehold/ui'
import {
  IconBuildingStore,
  IconCreditCard,
  IconGauge,
  IconHistory,
  IconHome,
  IconLayoutGrid,
  IconSettings,
  IconSitemap,
  IconUsers,
} from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'
import { moduleIcons } from '../features/modules/module-icons.ts'
import { slugOf } from '../features/modules/slug.ts'
import { readableObjects } from '../features/records/records.ts'

type Entry = NavItem & { permission?: Permission }

/** The company one is in, as far as its navigation depends on it. */
type Place = {
  code: string
  permissions: readonly string[]
  modules: Readonly<Record<Module, 'open' | 'locked'>>
  access: string
}

/**
 * Navigation inside a company: the one place where pages are listed. A page's entry goes into the group it
 * belongs to, in the order people look for it, with the permission its list needs.
 */
export function useNav({ code: tenant, permissions, modules: states, access }: Place): NavGroup[] {
  const { t } = useTranslation('common', 'modules')
  // What is open comes first; whoever may see none of a module's records has no use for its pages.
  const isOpen = (module: Module) => states[module] === 'open'
  const isUseful = (module: Module) =>
    objectsOf(module).length === 0 || readableObjects(module, permissions).length > 0
  const shown = access === 'billing_only' ? [] : modules.filter(isUseful)
  const inOrder = [...shown.filter(isOpen), ...shown.filter((module) => !isOpen(module))]
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
      label: t('nav.groups.modules'),
      items: inOrder.map((module) => ({
        label: t(`modules:each.${module}.name`),
        icon: moduleIcons[module],
        locked: !isOpen(module),
        link: linkOptions({ to: '/$tenant/modules/$module', params: { tenant, module: slugOf(module) } }),
      })),
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
          label: t('nav.plan'),
          icon: IconGauge,
          permission: 'entitlements:read',
          link: linkOptions({ to: '/$tenant/plan', params: { tenant } }),
        },
        {
          label: t('nav.billing'),
          icon: IconCreditCard,
          permission: 'billing:read',
          link: linkOptions({ to: '/$tenant/billing', params: { tenant } }),
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
