import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Notice } from '@leasehold/ui'
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { useCompany, useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './billing.module.css'
import type { Standing } from './billing.ts'

/** How many days before its end a trial is spoken of. */
const SOON_DAYS = 7

/** Says above every page that the contract is not in order, or soon ends; the way on, or whom to ask. */
export function BillingBanner({ tenant }: { tenant: string }) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const trpc = useTRPC()
  const { billingAdmins } = useCompany()
  const mayManage = useMay('billing:manage')
  const path = useLocation({ select: ({ pathname }) => pathname })
  const { data } = useQuery(trpc.billing.state.queryOptions())
  const words = useBannerWords()
  const said = data && words(data)
  if (!said) return null
  const people = format.choice(billingAdmins.map(({ name }) => name))
  const to = said.way === 'renew' ? '/$tenant/billing/plans' : '/$tenant/billing'
  // A link to the page one is on would do nothing.
  const isThere = path === to.replace('$tenant', tenant)
  return (
    <Notice tone={said.tone}>
      <span className={classes.notice}>
        <span>
          {said.text} {mayManage || !people || said.way === null ? null : t('banner.ask', { people })}
        </span>
        {mayManage && said.way && !isThere ? (
          <Anchor
            renderRoot={(props) => <Link {...props} to={to} params={{ tenant }} />}
            c="inherit"
            fw={600}
          >
            {t(`banner.${said.way}`)}
          </Anchor>
        ) : null}
      </span>
    </Notice>
  )
}

type Said = {
  tone: 'info' | 'warning' | 'danger'
  text: string
  /** What leads on, for who may; null where nobody in the company can do anything. */
  way: 'pay' | 'renew' | 'see' | null
}

function useBannerWords(): (standing: Standing) => Said | null {
  const { t } = useTranslation('billing')
  const format = useFormat()
  return ({ access, state, suspensionCause, pastDue, trial, source }) => {
    if (access === 'billing_only') return { tone: 'danger', text: t('banner.over'), way: 'renew' }
    if (access === 'read_only') {
      if (state === 'suspended' && suspensionCause === 'staff')
        return { tone: 'danger', text: t('banner.held'), way: null }
      if (state === 'suspended' && suspensionCause === 'paused')
        return { tone: 'warning', text: t('banner.paused'), way: 'see' }
      return { tone: 'danger', text: t('banner.readOnly'), way: 'pay' }
    }
    if (pastDue) {
      const date = format.date(pastDue.worksUntil)
      return { tone: 'warning', text: t('banner.pastDue', { date }), way: 'pay' }
    }
    // What is bought already is charged when the trial ends: nobody needs to do anything.
    if (trial && trial.daysLeft <= SOON_DAYS && source !== 'stripe') {
      const count = trial.daysLeft
      const text = count > 0 ? t('banner.trial', { count }) : t('banner.trialToday')
      return { tone: 'info', text, way: 'renew' }
    }
    return null
  }
}
