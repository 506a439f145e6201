import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { type Column, DataTable, MomentText, useListSearch } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { ActorName } from '../audit/actor-name.tsx'
import type { Entry } from '../audit/audit.ts'
import { useCompany } from './company-layout.tsx'

const route = getRouteApi('/_signed-in/companies/$tenantId/audit')

/** Who changed what in the company, or about it, newest first; the audit log itself has the filters. */
export function CompanyAuditPage() {
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const trpc = useTRPC()
  const { code: chain } = useCompany()
  const list = useListSearch(route.useSearch())
  const entries = useQuery(trpc.audit.list.queryOptions({ chain, ...list.search }, list.options))
  const columns: Column<Entry, never>[] = [
    { key: 'what', header: t('list.what'), cell: ({ action }) => words.action(action) },
    { key: 'about', header: t('list.about'), cell: ({ subject }) => subject ?? '–' },
    { key: 'who', header: t('list.who'), cell: (entry) => <ActorName entry={entry} /> },
    {
      key: 'when',
      header: t('list.when'),
      cell: ({ occurredAt }) => <MomentText value={occurredAt} as="second" />,
      width: '14rem',
    },
  ]
  return (
    <DataTable
      label={t('title')}
      query={entries}
      list={list}
      columns={columns}
      rowKey={({ seq }) => String(seq)}
      rowLink={({ seq }) => linkOptions({ to: '/audit/$chain/$seq', params: { chain, seq: String(seq) } })}
      empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
    />
  )
}
