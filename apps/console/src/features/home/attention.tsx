import { useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { IconAlertTriangle, IconCheck, IconLink, IconMailX } from '@tabler/icons-react'
import { Link, type LinkProps, linkOptions } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useCount } from '../system/use-count.ts'
import classes from './home.module.css'
import type { Overview } from './overview.ts'

type Count = NonNullable<Overview['waitingLinks']>

type Item = {
  label: string
  count: Count | null
  icon: ComponentType<{ size?: number; stroke?: number }>
  tone: 'info' | 'danger'
  link: LinkProps
}

/** What somebody should look at, each with the way there. What is at zero is left out. */
export function Attention({ overview }: { overview: Overview }) {
  const { t } = useTranslation('system')
  const count = useCount()
  const items: Item[] = [
    {
      label: t('home.failedJobs'),
      count: overview.failedJobs,
      icon: IconAlertTriangle,
      tone: 'danger',
      link: linkOptions({ to: '/system' }),
    },
    {
      label: t('home.failedMails'),
      count: overview.failedMails,
      icon: IconMailX,
      tone: 'danger',
      link: linkOptions({ to: '/mail', search: { status: 'failed' } }),
    },
    {
      label: t('home.waitingLinks'),
      count: overview.waitingLinks,
      icon: IconLink,
      tone: 'info',
      link: linkOptions({ to: '/companies', search: { activation: 'pending_creation' } }),
    },
  ]
  const present = items.filter((item) => (item.count?.count ?? 0) > 0)
  return (
    <Section title={t('home.attention')}>
      {present.length === 0 ? (
        <p className={classes.calm}>
          <IconCheck size={18} aria-hidden />
          {t('home.calm')}
        </p>
      ) : (
        <ul className={classes.items}>
          {present.map(({ label, count: counted, icon: Icon, tone, link }) => (
            <li key={label} data-tone={tone}>
              <Link {...link} className={classes.item}>
                <Icon size={20} stroke={1.6} />
                <span className={classes.label}>{label}</span>
                <strong>{counted ? count(counted) : null}</strong>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
