import { useTranslation } from '@leasehold/i18n/react'
import { StatusBadge } from '@leasehold/ui'
import { VisuallyHidden } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { EntitlementText } from './entitlement-text.tsx'
import { usePermissionName } from './use-permission-name.ts'
import classes from './why.module.css'
import type { Explanation } from './why.ts'

type Links = Explanation['links']

/** The answer, and the chain that every request passes, link by link in words. */
export function WhyChain({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('why')
  const { allowed, person, links } = explanation
  const [membership, role, stores, entitlement, billing] = links
  return (
    <>
      <p className={classes.verdict}>
        <StatusBadge tone={allowed ? 'success' : 'danger'}>
          {t(allowed ? 'yes' : 'no', { name: person.name })}
        </StatusBadge>
      </p>
      <ol className={classes.chain} aria-label={t('chain')}>
        <Link kind="membership" ok={membership.ok}>
          <p>{t(`membership.${membership.code}`)}</p>
        </Link>
        <Link kind="role" ok={role.ok}>
          <RoleText link={role} />
        </Link>
        <Link kind="stores" ok={stores.ok}>
          <p>{t(`stores.${stores.code}`, { stores: stores.stores.join(', ') })}</p>
        </Link>
        <Link kind="entitlement" ok={entitlement.ok}>
          <EntitlementText link={entitlement} />
        </Link>
        <Link kind="billing" ok={billing.ok}>
          <p>{t(`billing.${billing.code}`)}</p>
          {billing.ok ? null : <p>{t(billing.access === 'read_only' ? 'readOnly' : 'billingOnly')}</p>}
        </Link>
      </ol>
    </>
  )
}

function Link({ kind, ok, children }: { kind: Links[number]['kind']; ok: boolean; children: ReactNode }) {
  const { t } = useTranslation('why')
  const Icon = ok ? IconCircleCheck : IconCircleX
  return (
    <li data-ok={ok}>
      <Icon size={20} stroke={1.6} aria-hidden />
      <div>
        <p className={classes.label}>
          {t(`links.${kind}`)}
          <VisuallyHidden> {t(ok ? 'passes' : 'stops')}</VisuallyHidden>
        </p>
        {children}
      </div>
    </li>
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
