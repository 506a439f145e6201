import { useFormat, useLocale, useTranslation } from '@leasehold/i18n/react'
import { readRefusal, useRefusalText } from '@leasehold/ui'
import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './entitlements.module.css'
import type { Change, Preview } from './entitlements.ts'
import { useFeatureText } from './use-feature-text.ts'

/** What a change would do, before it is done; asked for anew whenever the change is another. */
export function ChangePreview({ tenantId, change }: { tenantId: string; change: Change | null }) {
  const { t } = useTranslation('entitlements')
  const trpc = useTRPC()
  const preview = useQuery(
    trpc.entitlements.preview.queryOptions(change ? { tenantId, change } : skipToken, {
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  )
  return (
    <section className={classes.preview} aria-live="polite" aria-busy={preview.isFetching}>
      <h3 className={classes.previewTitle}>{t('preview.title')}</h3>
      {change === null ? (
        <p className={classes.dimmed}>{t('preview.choose')}</p>
      ) : preview.error ? (
        <Refused error={preview.error} />
      ) : preview.data ? (
        <Effects preview={preview.data} />
      ) : (
        <p className={classes.dimmed}>{t('preview.loading')}</p>
      )}
    </section>
  )
}

function Refused({ error }: { error: unknown }) {
  const text = useRefusalText()
  return <p className={classes.refused}>{text(readRefusal(error))}</p>
}

function Effects({ preview }: { preview: Preview }) {
  const { t } = useTranslation('entitlements', 'tenants', 'company')
  const format = useFormat()
  const locale = useLocale()
  const { before, after, changes, surplus, startsAt } = preview
  const accessChanges = before.access !== after.access
  const contractChanges = before.plan !== after.plan || before.planVersion !== after.planVersion
  const planText = ({ planName, planVersion }: Preview['before']) =>
    planName === null
      ? t('noPlan')
      : t('planVersion', { plan: planName[locale], version: format.number(planVersion ?? 0) })
  if (changes.length === 0 && !accessChanges && !contractChanges) {
    return <p className={classes.dimmed}>{t('preview.nothing')}</p>
  }
  return (
    <>
      {startsAt ? (
        <p className={classes.dimmed}>{t('preview.startsAt', { date: format.dateTime(startsAt) })}</p>
      ) : null}
      {contractChanges ? (
        <p className={classes.line}>
          {planText(before)} → {planText(after)}
        </p>
      ) : null}
      {accessChanges ? (
        <p className={classes.line}>
          {t('preview.access', {
            before: t(`tenants:subscription.accessLevels.${before.access}`),
            after: t(`tenants:subscription.accessLevels.${after.access}`),
          })}
        </p>
      ) : null}
      <EffectLists changes={changes} surplus={surplus} />
    </>
  )
}

/** What is gained and lost, and what of the company's use would no longer fit. */
export function EffectLists({ changes, surplus }: Pick<Preview, 'changes' | 'surplus'>) {
  const { t } = useTranslation('entitlements', 'company')
  const locale = useLocale()
  const text = useFeatureText()
  const lines = (kind: 'gained' | 'lost') =>
    changes
      .filter(({ change }) => change === kind)
      .map((each) => ({
        key: each.feature,
        text: t('preview.change', {
          feature: each.name[locale],
          before: text(each, each.before),
          after: text(each, each.after),
        }),
      }))
  return (
    <>
      <ChangeList title={t('preview.gains')} tone="gained" lines={lines('gained')} />
      <ChangeList title={t('preview.loses')} tone="lost" lines={lines('lost')} />
      {surplus.length > 0 ? (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title={t('preview.overTitle')}
        >
          <ul className={classes.lines}>
            {surplus.map(({ limit, used, allowed, isNew }) => {
              const counted = {
                kind: 'limit' as const,
                unit: limit === 'storage' ? ('bytes' as const) : null,
              }
              const amounts = { used: text(counted, used), allowed: text(counted, allowed) }
              return (
                <li key={limit}>
                  {t('preview.over', { feature: t(`company:plan.limits.${limit}`), ...amounts })}
                  {isNew ? null : ` ${t('preview.overBefore')}`}
                </li>
              )
            })}
          </ul>
        </Alert>
      ) : null}
    </>
  )
}

type Lines = { title: string; tone: 'gained' | 'lost'; lines: { key: string; text: string }[] }

function ChangeList({ title, tone, lines }: Lines) {
  if (lines.length === 0) return null
  const Icon = tone === 'gained' ? IconArrowUp : IconArrowDown
  return (
    <div className={classes.changes} data-tone={tone}>
      <p className={classes.changesTitle}>
        <Icon size={14} aria-hidden /> {title}
      </p>
      <ul className={classes.lines}>
        {lines.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </div>
  )
}
