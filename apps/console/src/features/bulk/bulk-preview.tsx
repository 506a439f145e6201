import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, Section, SubmitButton, useChecks } from '@leasehold/ui'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { newIdempotencyKey } from '../../lib/idempotency-key.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { useFeatureText } from '../entitlements/use-feature-text.ts'
import classes from './bulk.module.css'
import type { BulkChange, BulkEffect, BulkPreview } from './bulk.ts'
import { Counts } from './counts.tsx'
import { useFeatures } from './use-bulk-text.ts'

type Props = { preview: BulkPreview; change: BulkChange; onOutdated: () => void }

/** What a change would do: in numbers, by feature, by company; and the way to start exactly that. */
export function BulkPreviewSections({ preview, change, onOutdated }: Props) {
  const { t } = useTranslation('bulk')
  const { total, changed, unchanged, refused, newlyOver, items, isComplete } = preview
  return (
    <div className={classes.stack}>
      <Section title={t('new.preview')}>
        <div className={classes.stack}>
          <Counts
            counts={[
              { label: t('new.total'), count: total },
              { label: t('new.changed'), count: changed },
              { label: t('new.unchanged'), count: unchanged },
              { label: t('new.refused'), count: refused, tone: 'danger' },
              { label: t('new.newlyOver'), count: newlyOver, tone: 'warning' },
            ]}
          />
          <ByFeature preview={preview} />
          {changed === 0 ? <p className={classes.dimmed}>{t('new.none')}</p> : null}
          {changed > 0 ? <StartForm preview={preview} change={change} onOutdated={onOutdated} /> : null}
        </div>
      </Section>
      {items.length > 0 ? (
        <Section title={t('new.byCompany')}>
          <ul className={classes.list}>
            {items.map((effect) => (
              <li key={effect.tenant.id}>
                <CompanyEffect effect={effect} />
              </li>
            ))}
          </ul>
          {isComplete ? null : <p className={classes.dimmed}>{t('new.first', { count: items.length })}</p>}
        </Section>
      ) : null}
    </div>
  )
}

function ByFeature({ preview: { features } }: { preview: BulkPreview }) {
  const { t, locale } = useTranslation('bulk')
  if (features.length === 0) return null
  return (
    <div>
      <h3 className={classes.subtitle}>{t('new.byFeature')}</h3>
      <ul className={`${classes.list} ${classes.features}`}>
        {features.map(({ feature, name, gained, lost }) => (
          <li key={feature}>
            {name[locale]}
            <span className={classes.dimmed}>
              {gained > 0 ? ` · ${t('new.gained', { count: gained })}` : null}
              {lost > 0 ? ` · ${t('new.lost', { count: lost })}` : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function CompanyEffect({ effect }: { effect: BulkEffect }) {
  const { t, locale } = useTranslation('bulk', 'entitlements')
  const { find, nameOf } = useFeatures()
  const text = useFeatureText()
  const { tenant, outcome, changes, surplus } = effect
  const shape = (feature: string) => find(feature) ?? { kind: 'limit' as const, unit: null }
  return (
    <>
      <Link to="/companies/$tenantId" params={{ tenantId: tenant.id }} className={classes.name}>
        {tenant.name} <span className={classes.code}>{tenant.code}</span>
      </Link>
      {outcome === 'refused' ? <p className={classes.dimmed}>{t('new.outcomes.refused')}</p> : null}
      {outcome === 'changed' && changes.length === 0 ? (
        <p className={classes.dimmed}>{t('new.sameFeatures')}</p>
      ) : null}
      {changes.length + surplus.length > 0 ? (
        <ul className={classes.effects}>
          {changes.map((each) => (
            <li key={each.feature}>
              {t('entitlements:preview.change', {
                feature: each.name[locale],
                before: text(each, each.before),
                after: text(each, each.after),
              })}
            </li>
          ))}
          {surplus.map(({ limit, used, allowed }) => (
            <li key={`over ${limit}`} className={classes.over}>
              {t('new.over', {
                feature: nameOf(limit),
                used: text(shape(limit), used),
                allowed: text(shape(limit), allowed),
              })}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function StartForm({ preview, change, onOutdated }: Props) {
  const { t } = useTranslation('bulk')
  const trpc = useTRPC()
  const check = useChecks()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const form = useForm({ initialValues: { reason: '' }, validate: { reason: check.required } })
  const start = useMutation(
    trpc.bulk.start.mutationOptions({
      onSuccess: async ({ bulkId }) => {
        await queryClient.invalidateQueries(trpc.bulk.pathFilter())
        await navigate({ to: '/bulk/$bulkId', params: { bulkId } })
      },
      // What was shown holds no longer: it is shown anew, under what the server said.
      onError: onOutdated,
    }),
  )
  const { tenantIds, token, total } = preview
  return (
    <div className={classes.form}>
      <Form
        form={form}
        mutation={start}
        onSubmit={({ reason }) => start.mutate({ idempotencyKey, tenantIds, change, token, reason })}
      >
        <TextInput
          withAsterisk
          maxLength={300}
          label={t('new.reason')}
          description={t('common:confirm.reasonHint')}
          {...form.getInputProps('reason')}
        />
        <FormActions>
          <SubmitButton>{t('new.start', { count: total })}</SubmitButton>
        </FormActions>
      </Form>
    </div>
  )
}
