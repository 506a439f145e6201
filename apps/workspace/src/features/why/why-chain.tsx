import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Chain } from '@leasehold/ui'
import { EntitlementText } from './entitlement-text.tsx'
import { usePermissionName } from './use-permission-name.ts'
import type { Explanation } from './why.ts'

type Links = Explanation['links']

/** The answer, and the chain that every request passes, link by link in words. */
export function WhyChain({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('why')
  const format = useFormat()
  const { allowed, person, links } = explanation
  const [membership, role, stores, entitlement, billing] = links
  const bodies = {
    membership: <p>{t(`membership.${membership.code}`)}</p>,
    role: <RoleText link={role} />,
    stores: <p>{t(`stores.${stores.code}`, { stores: format.names(stores.stores) })}</p>,
    entitlement: <EntitlementText link={entitlement} />,
    billing: <BillingText link={billing} />,
  }
  return (
    <Chain
      verdict={{ text: t(allowed ? 'yes' : 'no', { name: person.name }), positive: allowed }}
      label={t('chain')}
      words={{ passes: t('passes'), stops: t('stops') }}
      links={links.map(({ kind, ok }) => ({
        key: kind,
        label: t(`links.${kind}`),
        passes: ok,
        body: bodies[kind],
      }))}
    />
  )
}

function RoleText({ link: { code, role, customRole, permission } }: { link: Links[1] }) {
  const { t } = useTranslation('why')
  const permissionName = usePermissionName()
  return (
    <p>
      {t(`role.${code}`, {
        role: customRole ?? (role ? t(`common:roles.${role}`) : ''),
        permission: permission ? permissionName(permission) : '',
      })}
    </p>
  )
}

function BillingText({ link: { code, ok, access } }: { link: Links[4] }) {
  const { t } = useTranslation('why')
  return (
    <>
      <p>{t(`billing.${code}`)}</p>
      {ok ? null : <p>{t(access === 'read_only' ? 'readOnly' : 'billingOnly')}</p>}
    </>
  )
}
