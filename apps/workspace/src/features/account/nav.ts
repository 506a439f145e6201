import { useTranslation } from '@leasehold/i18n/react'
import type { NavGroup } from '@leasehold/ui'
import { IconBuilding, IconShieldLock, IconUser } from '@tabler/icons-react'
import { linkOptions } from '@tanstack/react-router'

/** Navigation among the pages of one's own account. */
export function useAccountNav(): NavGroup[] {
  const { t } = useTranslation('account')
  return [
    {
      label: t('nav.title'),
      items: [
        {
          label: t('nav.profile'),
          icon: IconUser,
          link: linkOptions({ to: '/account', activeOptions: { exact: true } }),
        },
        {
          label: t('nav.security'),
          icon: IconShieldLock,
          link: linkOptions({ to: '/account/security' }),
        },
        {
          label: t('nav.companies'),
          icon: IconBuilding,
          link: linkOptions({ to: '/account/companies' }),
        },
      ],
    },
  ]
}
