import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { type Column, DataTable, MomentText, useListSearch } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import type { CompanyEntry } from './companies.ts'
import { useCompany } from './company-layout.tsx'

const route = getRouteApi('/_signed-in/companies/$tenantId/audit')

/** Who changed what in the company, or about it, newest first. */
export function CompanyAuditPage() {
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const trpc = useTRPC()
  const { code } = useCompany()
  const list = useListSearch(route.useSearch())
  const entries = useQuery(trpc.audit.list.queryOptions({ chain: code, ...list.search }, list.options))
  const columns: Column<CompanyEntry, never>[] = [
    { key: 'what', header: t('list.what'), cell: ({ action }) => words.action(action) },
    { key: 'about', header: t('list.about'), cell: ({ subject }) => subject ?? '–' },
    { key: 'who', header: t('list.who'), cell: (entry) => <Actor entry={entry} /> },
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
      empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
    />
  )
}

function Actor({ entry: { actor, impersonator } }: { entry: CompanyEntry }) {
  const { t } = useTranslation('audit')
  if (actor.kind === 'system') return t('actors.system')
  const name = actor.name ?? t('actors.gone')
  if (!impersonator) return name
  return impersonator.name
    ? t('actors.forPersonBy', { name, admin: impersonator.name })
    : t('actors.forPerson', { name })
}
