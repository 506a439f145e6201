import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { EmptyState, MomentText, Notice, Section, StatusBadge } from '@leasehold/ui'
import { Box, Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import { usePlan } from './plan-layout.tsx'
import classes from './plans.module.css'
import type { Plan, PlanVersion } from './plans.ts'
import { PriceText } from './price-text.tsx'
import { useTermsRows } from './use-terms-rows.ts'

/** Every version of a plan: what it sells, since when, and how many companies are on it. */
export function PlanPage() {
  const { t } = useTranslation('plans')
  const plan = usePlan()
  const { key, draft, may, versions } = plan
  const toDraft = may.manage ? (
    <Button
      size="xs"
      variant={draft || versions.length === 0 ? 'filled' : 'default'}
      renderRoot={(props) => <Link {...props} to="/plans/view/$key/draft" params={{ key }} />}
    >
      {t(draft ? 'openDraft' : 'editDraft')}
    </Button>
  ) : null
  return (
    <div className={classes.stack}>
      {draft?.differs ? <Notice tone="info">{t('draftNotice')}</Notice> : null}
      <Section title={t('versions.title')} flush actions={toDraft}>
        {versions.length === 0 ? (
          <EmptyState title={t('noVersion')} text={t('versions.none')} action={null} />
        ) : (
          <Versions plan={plan} />
        )}
      </Section>
    </div>
  )
}

function Versions({ plan }: { plan: Plan }) {
  const { t } = useTranslation('plans')
  return (
    // A region that scrolls must be reachable by keyboard.
    <Box component="section" className={classes.scroller} aria-label={t('versions.title')} tabIndex={0}>
      <table className={`${classes.table} ${classes.versions}`}>
        <thead>
          <tr>
            <th scope="col">{t('version')}</th>
            <th scope="col">{t('versions.sells')}</th>
            <th scope="col">{t('price')}</th>
            <th scope="col">{t('versions.published')}</th>
            <th scope="col">{t('companies')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.versions.map((version) => (
            <VersionRow key={version.number} plan={plan} version={version} />
          ))}
        </tbody>
      </table>
    </Box>
  )
}

function VersionRow({ plan, version }: { plan: Plan; version: PlanVersion }) {
  const { t } = useTranslation('plans')
  const { number: numberText } = useFormat()
  const mayRead = useMay('tenants:read')
  const { key, latest, contactUs } = plan
  const { number, terms, tenants, publishedAt, publishedBy } = version
  const params = { key, number: `${number}` }
  const isOld = latest !== null && number < latest
  return (
    <tr>
      <th scope="row">
        <Link to="/plans/view/$key/versions/$number" params={params} className={classes.link}>
          {t('versionNumber', { number })}
        </Link>{' '}
        {isOld ? null : <StatusBadge tone="success">{t('badges.latest')}</StatusBadge>}
      </th>
      <td>
        <Summary terms={terms} />
      </td>
      <td>
        <PriceText sells={terms} contactUs={contactUs} allCycles />
      </td>
      <td>
        <span className={classes.named}>
          <MomentText value={publishedAt} as="date" />
          <span className={classes.key}>
            {publishedBy ? t('versions.by', { name: publishedBy }) : t('versions.byCommand')}
          </span>
        </span>
      </td>
      <td>
        <span className={classes.named}>
          {mayRead && tenants > 0 ? (
            <Link
              to="/plans/view/$key/versions/$number"
              params={params}
              hash="companies"
              className={classes.link}
            >
              {t('versions.companies', { count: tenants, number: numberText(tenants) })}
            </Link>
          ) : (
            t('versions.companies', { count: tenants, number: numberText(tenants) })
          )}
          {isOld && tenants > 0 && plan.may.move ? (
            <Link
              to="/plans/view/$key/move"
              params={{ key }}
              search={{ from: `${number}`, to: `${latest}` }}
              className={classes.link}
            >
              {t('versions.move', { number: latest })}
            </Link>
          ) : null}
        </span>
      </td>
    </tr>
  )
}

/** What a version gives in a few words: its limits, and how many switches are open. */
function Summary({ terms }: { terms: PlanVersion['terms'] }) {
  const { t } = useTranslation('plans')
  const open = Object.values(terms.entitlements).filter((value) => value === true).length
  const limits = useTermsRows()({ ...terms, cycles: [], prices: {}, overages: {}, trialDays: null }).filter(
    ({ id }) => typeof terms.entitlements[id] !== 'boolean',
  )
  const lines = [
    ...(open > 0 ? [t('versions.open', { count: open })] : []),
    ...limits.map(({ label, text }) => t('rows.pair', { label, text })),
  ]
  if (lines.length === 0) return <span className={classes.dimmed}>{t('one.nothing')}</span>
  return (
    <ul className={classes.summary}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
