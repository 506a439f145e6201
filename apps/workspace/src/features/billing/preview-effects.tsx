import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Title } from '@mantine/core'
import { Link, linkOptions } from '@tanstack/react-router'
import type { Preview } from './billing.ts'
import { useFeatureValue } from './compare-table.tsx'
import classes from './offers.module.css'

type Change = Preview['changes'][number]

/** What the company gains and loses, and what would no longer fit. */
export function PreviewEffects({ tenant, preview }: { tenant: string; preview: Preview }) {
  const { t } = useTranslation('billing')
  const { changes, surplus } = preview
  const of = (change: Change['change']) => changes.filter((each) => each.change === change)
  const [gained, lost] = [of('gained'), of('lost')]
  return (
    <>
      {surplus.length > 0 ? <Surplus tenant={tenant} surplus={surplus} /> : null}
      <Section title={t('take.effects')}>
        {changes.length === 0 ? (
          <p className={classes.note}>{t('take.same')}</p>
        ) : (
          <div className={classes.effects}>
            {gained.length > 0 ? <Changes title={t('take.gained')} changes={gained} /> : null}
            {lost.length > 0 ? <Changes title={t('take.lost')} changes={lost} /> : null}
          </div>
        )}
      </Section>
    </>
  )
}

function Changes({ title, changes }: { title: string; changes: readonly Change[] }) {
  const { t, locale } = useTranslation('billing')
  const value = useFeatureValue()
  return (
    <div>
      <Title order={3}>{title}</Title>
      <ul>
        {changes.map(({ feature, name, kind, unit, before, after }) => (
          <li key={feature}>
            <span>{name?.[locale] ?? feature}</span>
            <span>
              {kind === 'switch' || typeof after === 'boolean'
                ? null
                : t('take.become', { before: value(before, unit), after: value(after, unit) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type SurplusProps = { tenant: string; surplus: Preview['surplus'] }

/** What is more than would fit, and where to reduce it. */
function Surplus({ tenant, surplus }: SurplusProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const texts = {
    users: ['take.overUsers', 'take.toMembers'],
    stores: ['take.overStores', 'take.toStores'],
    customers: ['take.overCustomers', 'take.toCustomers'],
    storage: ['take.overStorage', 'take.toUsage'],
  } as const
  const links = {
    users: linkOptions({ to: '/$tenant/members', params: { tenant } }),
    stores: linkOptions({ to: '/$tenant/stores', params: { tenant } }),
    customers: linkOptions({
      to: '/$tenant/modules/$module/$object',
      params: { tenant, module: 'contacts', object: 'customers' },
    }),
    storage: linkOptions({ to: '/$tenant/plan', params: { tenant } }),
  }
  return (
    <section className={classes.surplus} aria-label={t('take.over')}>
      <strong>{t('take.over')}</strong>
      <p>{t('take.overText')}</p>
      <ul>
        {surplus.map(({ limit, used, allowed }) => {
          const amount = limit === 'storage' ? format.bytes : format.number
          const [text, way] = texts[limit]
          return (
            <li key={limit}>
              <span>{t(text, { used: amount(used), allowed: amount(allowed) })}</span>
              <Link {...links[limit]}>{t(way)}</Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
