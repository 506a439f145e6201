import { useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { IconAlertTriangle, IconCheck, IconLink, IconMailX } from '@tabler/icons-react'
import { Link, type LinkProps, linkOptions } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useMay } from '../../lib/me.ts'
import { useCount } from '../system/use-count.ts'
import classes from './home.module.css'
import type { Overview } from './overview.ts'

type Count = NonNullable<Overview['waitingLinks']>

type Item = {
  label: string
  count: Count | null
  icon: ComponentType<{ size?: number; stroke?: number }>
  tone: 'info' | 'danger'
  link: LinkProps | null
}

/** What somebody should look at, each with the way there. What is at zero is left out. */
export function Attention({ overview }: { overview: Overview }) {
  const { t } = useTranslation('system')
  const count = useCount()
  const maySeeSystem = useMay('system:read')
  const items: Item[] = [
    {
      label: t('home.failedJobs'),
      count: overview.failedJobs,
      icon: IconAlertTriangle,
      tone: 'danger',
      link: maySeeSystem ? linkOptions({ to: '/system' }) : null,
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
      link: null,
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
          {present.map(({ label, count: counted, icon: Icon, tone, link }) => {
            const content = (
              <>
                <Icon size={20} stroke={1.6} />
                <span className={classes.label}>{label}</span>
                <strong>{counted ? count(counted) : null}</strong>
              </>
            )
            return (
              <li key={label} data-tone={tone}>
                {link ? (
                  <Link {...link} className={classes.item}>
                    {content}
                  </Link>
                ) : (
                  <span className={classes.item}>{content}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
