import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Section, StatusBadge, Timeline, type Tone } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useState } from 'react'
import classes from './entitlements.module.css'
import type { HeldOverride } from './entitlements.ts'
import { RevokeOverride } from './revoke-override.tsx'
import { useFeatureText } from './use-feature-text.ts'

/** Shown at first; the rest on demand. */
const few = 8

type Props = { tenantId: string; overrides: readonly HeldOverride[]; mayManage: boolean }

/** What was ever set by hand, newest first: who, when, why, and what became of it. */
export function OverrideHistory({ tenantId, overrides, mayManage }: Props) {
  const { t, locale } = useTranslation('entitlements')
  const format = useFormat()
  const text = useFeatureText()
  const [showsAll, setShowsAll] = useState(false)
  const [revoking, setRevoking] = useState<{ id: string; feature: string } | null>(null)
  const shown = showsAll ? overrides : overrides.slice(0, few)
  return (
    <Section title={t('history.title')}>
      {overrides.length === 0 ? <p className={classes.dimmed}>{t('history.none')}</p> : null}
      {overrides.length === 0 ? null : (
        <Timeline
          label={t('history.title')}
          items={shown.map((each) => {
            const name = each.featureName[locale]
            const stands = each.state === 'current' || each.state === 'coming'
            const date = format.dateTime(each.createdAt)
            return {
              key: each.id,
              tone: toneOf(each),
              title: (
                <span className={classes.entry}>
                  {t('history.set', { feature: name, value: text(each, each.value) })}
                  <StatusBadge tone={toneOf(each)}>{t(`history.states.${stateOf(each)}`)}</StatusBadge>
                </span>
              ),
              meta: each.createdBy
                ? t('history.madeBy', { name: each.createdBy.name, date })
                : t('history.madeBySystem', { date }),
              body: (
                <>
                  <p className={classes.text}>{each.reason}</p>
                  <Range override={each} />
                  {mayManage && stands ? (
                    <Button
                      mt="xs"
                      size="compact-xs"
                      variant="default"
                      aria-label={t('revoke.title', { feature: name })}
                      onClick={() => setRevoking({ id: each.id, feature: name })}
                    >
                      {t('revoke.action')}
                    </Button>
                  ) : null}
                </>
              ),
            }
          })}
        />
      )}
      {shown.length < overrides.length ? (
        <Button size="xs" variant="default" onClick={() => setShowsAll(true)}>
          {t('history.all', { count: overrides.length })}
        </Button>
      ) : null}
      <RevokeOverride tenantId={tenantId} override={revoking} onClose={() => setRevoking(null)} />
    </Section>
  )
}

function Range({ override }: { override: HeldOverride }) {
  const { t } = useTranslation('entitlements')
  const format = useFormat()
  const { startsAt, createdAt, endsAt, revokedAt, revokedBy } = override
  const startsLater = new Date(startsAt) > new Date(createdAt)
  const from = format.dateTime(startsAt)
  const until = endsAt ? format.dateTime(endsAt) : null
  const range =
    startsLater && until
      ? t('history.range', { from, until })
      : startsLater
        ? t('history.from', { from })
        : until
          ? t('history.to', { until })
          : null
  const date = revokedAt ? format.dateTime(revokedAt) : null
  const revoked =
    date === null
      ? null
      : revokedBy
        ? t('history.revokedBy', { name: revokedBy.name, date })
        : t('history.revokedOn', { date })
  return (
    <>
      {range ? <p className={classes.dimmed}>{range}</p> : null}
      {revoked ? <p className={classes.dimmed}>{revoked}</p> : null}
    </>
  )
}

function stateOf({ state, inForce }: HeldOverride) {
  return state === 'current' && !inForce ? 'replaced' : state
}

function toneOf(override: HeldOverride): Tone {
  const state = stateOf(override)
  if (state === 'current') return 'success'
  return state === 'coming' ? 'info' : 'neutral'
}
