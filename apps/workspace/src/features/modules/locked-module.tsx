import type { Module } from '@leasehold/catalog'
import { useFormat, useLocale, useTranslation } from '@leasehold/i18n/react'
import { LockedState, Page } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { useMe } from '../../lib/me.ts'
import { WhyButton } from '../why/why-button.tsx'
import classes from './modules.module.css'

const route = getRouteApi('/$tenant/modules/$module')

/** A module the plan does not include: what it is for, and who can change that. */
export function LockedModule({ module }: { module: Module }) {
  const { tenant } = route.useParams()
  const { t } = useTranslation('modules')
  const locale = useLocale()
  const format = useFormat()
  const company = useCompany()
  const me = useMe().user
  const { billingAdmins, permissions } = company
  const name = t(`each.${module}.name`)
  const plan = company.plan?.name[locale] ?? '–'
  const mayBuy = permissions.includes('billing:manage')
  const people = format.choice(billingAdmins.map(({ name: person, email }) => `${person} (${email})`))
  const why = mayBuy
    ? t('lockedOwn', { name, plan })
    : people
      ? t('lockedAsk', { name, plan, people })
      : t('lockedNobody', { name, plan })
  const subject = encodeURIComponent(t('mailSubject', { module: name, company: company.name }))
  return (
    <Page>
      <LockedState
        title={t('lockedTitle', { name })}
        text={
          <>
            <p className={classes.covers}>{t(`each.${module}.covers`)}</p>
            <p className={classes.covers}>{why}</p>
          </>
        }
        action={
          <div className={classes.ways}>
            {mayBuy ? (
              <Button
                renderRoot={(props) => <Link {...props} to="/$tenant/billing/plans" params={{ tenant }} />}
              >
                {t('seePlans')}
              </Button>
            ) : (
              billingAdmins.map((person) => (
                <Button
                  key={person.email}
                  component="a"
                  href={`mailto:${encodeURIComponent(person.email)}?subject=${subject}`}
                >
                  {t('mail', { name: person.name })}
                </Button>
              ))
            )}
            {permissions.includes('entitlements:read') ? (
              <WhyButton person={{ userId: me.id, name: me.displayName }} feature={module} />
            ) : null}
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to="/$tenant/modules" params={{ tenant }} />}
            >
              {t('back')}
            </Button>
          </div>
        }
      />
    </Page>
  )
}
