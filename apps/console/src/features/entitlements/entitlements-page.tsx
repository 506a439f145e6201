import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { useCompany } from '../companies/company-layout.tsx'
import { AddOns } from './add-ons.tsx'
import { ApplyPlan } from './apply-plan.tsx'
import classes from './entitlements.module.css'
import type { Held } from './entitlements.ts'
import { FeatureTable } from './feature-table.tsx'
import { OverrideHistory } from './override-history.tsx'
import { type AskedWhy, WhyDialog } from './why-dialog.tsx'

/** What a company may use, with where each of it comes from, and every way to change it by hand. */
export function EntitlementsPage() {
  const { t } = useTranslation('entitlements')
  const trpc = useTRPC()
  const { id: tenantId, name } = useCompany()
  const { data: held } = useSuspenseQuery(trpc.entitlements.get.queryOptions({ tenantId }))
  const [asked, setAsked] = useState<AskedWhy | null>(null)
  const { manage } = held.may
  const maySeeSync = useMay('sync:read')
  return (
    <div className={classes.stack}>
      <Section
        title={t('plan')}
        actions={
          <div className={classes.actions}>
            {maySeeSync ? (
              <Button
                size="xs"
                variant="default"
                renderRoot={(props) => <Link {...props} to="/sync" search={{ tenantId }} />}
              >
                {t('syncRuns')}
              </Button>
            ) : null}
            <Button size="xs" variant="default" onClick={() => setAsked({ feature: null })}>
              {t('why')}
            </Button>
            {manage ? <ApplyPlan tenantId={tenantId} name={name} /> : null}
          </div>
        }
      >
        <Standing held={held} />
      </Section>
      <FeatureTable tenantId={tenantId} held={held} onWhy={({ key }) => setAsked({ feature: key })} />
      <AddOns tenantId={tenantId} name={name} addOns={held.addOns} mayManage={manage} />
      <OverrideHistory tenantId={tenantId} overrides={held.overrides} mayManage={manage} />
      <WhyDialog tenantId={tenantId} features={held.features} asked={asked} onClose={() => setAsked(null)} />
    </div>
  )
}

function Standing({ held }: { held: Held }) {
  const { t, locale } = useTranslation('entitlements', 'tenants')
  const format = useFormat()
  const { plan, access, reason, suspensionReason, until } = held
  const planText = plan
    ? t('planVersion', { plan: plan.name[locale], version: format.number(plan.version ?? 0) })
    : t('noPlan')
  const why = t(`reasons.${reason.code}`)
  const isSuspended = reason.code === 'suspended' && suspensionReason
  const ends = reason.until ?? until
  return (
    <Facts
      items={[
        { label: t('plan'), value: planText },
        { label: t('access'), value: t(`tenants:subscription.accessLevels.${access}`) },
        { label: t('because'), value: isSuspended ? `${why} – ${suspensionReason}` : why },
        ...(ends ? [{ label: t('until'), value: <MomentText value={ends} /> }] : []),
      ]}
    />
  )
}
