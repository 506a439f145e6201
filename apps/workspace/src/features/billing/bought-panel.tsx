import { modules } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { CloseButton, Loader } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { slugOf } from '../modules/slug.ts'
import classes from './billing.module.css'
import type { Overview } from './billing.ts'

/** What was paid is on its way: Stripe's word is awaited. */
export function Confirming() {
  const { t } = useTranslation('billing')
  return (
    <section className={classes.panel} aria-label={t('asked.confirming')}>
      <Loader size={18} aria-hidden />
      <div className={classes.panelText}>
        <strong>{t('asked.confirming')}</strong>
        <p data-dim>{t('asked.confirmingText')}</p>
      </div>
    </section>
  )
}

/** What is open now that it is paid for. */
export function Bought({ tenant, overview }: { tenant: string; overview: Overview }) {
  const { t, locale } = useTranslation('billing', 'modules')
  const { modules: states } = useCompany()
  const open = modules.filter((module) => states[module] === 'open')
  const plan = overview.plan?.name[locale] ?? ''
  return (
    <section className={classes.panel} aria-label={t('asked.active', { plan })}>
      <IconCheck size={18} aria-hidden />
      <div className={classes.panelText}>
        <strong>{t('asked.active', { plan })}</strong>
        <p>{t('asked.activeText')}</p>
        <ul className={classes.moduleLinks}>
          {open.map((module) => (
            <li key={module}>
              <Link to="/$tenant/modules/$module" params={{ tenant, module: slugOf(module) }}>
                {t(`modules:each.${module}.name`)}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <CloseButton
        aria-label={t('common:actions.close')}
        renderRoot={(props) => <Link {...props} to="/$tenant/billing" params={{ tenant }} search={{}} />}
      />
    </section>
  )
}
