import type { PlatformPermission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { LockedState } from '@leasehold/ui'
import type { FunctionComponent } from 'react'
import { useMay } from './me.ts'

/** A page that only changes something: whoever may not is told so, in place of a form that would be refused. */
export function onlyFor(permission: PlatformPermission, Page: FunctionComponent): FunctionComponent {
  return function OnlyFor() {
    const { t } = useTranslation('admins')
    const may = useMay(permission)
    return may ? <Page /> : <LockedState title={t('common:locked.noAccess')} text={t('mayNot')} />
  }
}
