import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Chain } from '@leasehold/ui'
import classes from './entitlements.module.css'
import type { Explanation } from './entitlements.ts'
import { useFeatureText } from './use-feature-text.ts'
import { usePermissionText } from './use-permission-text.ts'

type Links = Explanation['links']

/** The answer, and the chain that every request passes, link by link in words. */
export function WhyChain({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('why')
  const { allowed, person, links } = explanation
  const [membership, role, stores, entitlement, billing] = links
  const bodies = {
    membership: <p>{t(`membership.${membership.code}`)}</p>,
    role: <RoleText link={role} />,
    stores: <p>{t(`stores.${stores.code}`, { stores: stores.stores.join(', ') })}</p>,
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

function RoleText({ link }: { link: Links[1] }) {
  const { t } = useTranslation('why')
  const permissionText = usePermissionText()
  const { code, role, customRole, permission } = link
  return (
    <p>
      {t(`role.${code}`, {
        role: customRole ?? (role ? t(`common:roles.${role}`) : ''),
        permission: permission ? permissionText(permission) : '',
      })}
    </p>
  )
}

function EntitlementText({ link }: { link: Links[3] }) {
  const { t, locale } = useTranslation('why', 'entitlements')
  const format = useFormat()
  const text = useFeatureText()
  const { code, named, value, used, sources, until } = link
  const shape = named ?? { kind: 'switch' as const, unit: null }
  const [source] = sources
  const from =
    source?.planName && 'planVersion' in source
      ? t('entitlements:sources.plan', {
          plan: source.planName[locale],
          version: format.number(source.planVersion),
        })
      : source?.kind === 'default'
        ? t('entitlements:sources.default')
        : null
  return (
    <>
      <p>
        {t(`entitlement.${code}`, {
          feature: named ? named.name[locale] : '',
          value: text(shape, value),
          used: used === null ? '' : text(shape, used),
        })}
      </p>
      {from ? <p className={classes.dimmed}>{t('entitlement.from', { source: from })}</p> : null}
      {source?.kind === 'override' ? (
        <p className={classes.dimmed}>{t('entitlement.reason', { reason: source.reason })}</p>
      ) : null}
      {until ? (
        <p className={classes.dimmed}>{t('entitlement.until', { date: format.dateTime(until) })}</p>
      ) : null}
    </>
  )
}

function BillingText({ link }: { link: Links[4] }) {
  const { t } = useTranslation('why', 'tenants')
  const level = (access: typeof link.access) => t(`tenants:subscription.accessLevels.${access}`)
  return (
    <>
      <p>{t(`billing.${link.code}`)}</p>
      <p className={classes.dimmed}>
        {t('billing.access', { access: level(link.access), minimum: level(link.minimum) })}
      </p>
    </>
  )
}
