import { useTranslation } from '@leasehold/i18n/react'
import { EmptyState, ErrorState, Page, PageHeader, PageLoading, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { skipToken, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { onlyFor } from '../../lib/only-for.tsx'
import { useTRPC } from '../../lib/trpc.ts'
import type { BulkChange, BulkSelection } from './bulk.ts'
import { BulkPreviewSections } from './bulk-preview.tsx'
import { ChangeForm } from './change-form.tsx'

const route = getRouteApi('/_signed-in/bulk/new')

/** Which change is made of which companies: what it would do is shown before it is started. */
export const NewBulkPage = onlyFor('entitlements:manage', NewBulk)

function NewBulk() {
  const { t } = useTranslation('bulk', 'tenants')
  const { query, plan, state, activation, industry, region } = route.useSearch()
  const chosen = useLocation({ select: (location) => location.state.companies })
  const filter = { query, plan, state, activation, industry, region }
  const isNarrowed = Object.values(filter).some((value) => value !== undefined)
  const selection: BulkSelection = chosen ? { tenantIds: chosen } : { filter }
  const whom = chosen
    ? t('new.chosen', { count: chosen.length })
    : t(isNarrowed ? 'new.matching' : 'new.everyone')
  return (
    <Page>
      <PageHeader
        title={t('new.title')}
        description={whom}
        back={{ link: linkOptions({ to: '/companies' }), label: t('tenants:title') }}
      />
      {chosen?.length === 0 ? (
        <EmptyState
          title={t('new.nothingTitle')}
          text={t('new.nothingText')}
          action={
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/companies" />}>
              {t('toCompanies')}
            </Button>
          }
        />
      ) : (
        <Steps selection={selection} />
      )}
    </Page>
  )
}

function Steps({ selection }: { selection: BulkSelection }) {
  const { t } = useTranslation('bulk')
  const trpc = useTRPC()
  const [change, setChange] = useState<BulkChange | null>(null)
  const preview = useQuery(
    trpc.bulk.preview.queryOptions(change ? { selection, change } : skipToken, { staleTime: 0, gcTime: 0 }),
  )
  return (
    <>
      <Section title={t('new.what')}>
        <ChangeForm
          isPending={preview.isFetching}
          onEdit={() => setChange(null)}
          onShow={(next) => {
            setChange(next)
            if (JSON.stringify(next) === JSON.stringify(change)) void preview.refetch()
          }}
        />
      </Section>
      <div aria-live="polite" aria-busy={preview.isFetching}>
        {change === null ? null : preview.error ? (
          <Section title={t('new.preview')}>
            <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
          </Section>
        ) : preview.data ? (
          <BulkPreviewSections
            preview={preview.data}
            change={change}
            onOutdated={() => void preview.refetch()}
          />
        ) : (
          <PageLoading />
        )}
      </div>
    </>
  )
}
