import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListDateFilter,
  ListFilter,
  MomentText,
  Notice,
  Page,
  PageHeader,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { ActorName } from './actor-name.tsx'
import { auditSearch, companyActions, companyResources, type Entry } from './audit.ts'
import { PersonFilter } from './person-filter.tsx'

const route = getRouteApi('/$tenant/audit/')

/** Who changed what in the company, newest first. */
export function AuditPage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const trpc = useTRPC()
  const list = useListSearch(auditSearch(route.useSearch()))
  const entries = useQuery(trpc.audit.list.queryOptions(list.search, list.options))
  const { role, storeIds } = useCompany()
  const isLimited = role === 'MANAGER' && storeIds.length > 0
  const columns: Column<Entry>[] = [
    { key: 'what', header: t('list.what'), cell: ({ action }) => words.action(action) },
    { key: 'about', header: t('list.about'), cell: ({ subject }) => subject ?? '–' },
    { key: 'who', header: t('list.who'), cell: (entry) => <ActorName entry={entry} />, width: '12rem' },
    {
      key: 'when',
      header: t('list.when'),
      cell: ({ occurredAt }) => <MomentText value={occurredAt} as="second" />,
      width: '14rem',
    },
  ]
  const options = (values: readonly string[], name: (value: string) => string) =>
    values.map((value) => ({ value, label: name(value) })).toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <Page>
      <PageHeader title={t('title')} description={t(isLimited ? 'descriptionStores' : 'description')} />
      {list.search.resourceId ? <Notice tone="info">{t('list.onlyThing')}</Notice> : null}
      <DataTable
        label={t('title')}
        query={entries}
        list={list}
        columns={columns}
        rowKey={({ seq }) => String(seq)}
        rowLink={({ seq }) =>
          linkOptions({ to: '/$tenant/audit/$seq', params: { tenant, seq: String(seq) } })
        }
        empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
        filters={
          <>
            <PersonFilter list={list} />
            <ListFilter
              list={list}
              name="resource"
              label={t('list.resource')}
              options={options(companyResources, words.resource)}
            />
            <ListFilter
              list={list}
              name="action"
              label={t('list.action')}
              options={options(companyActions(list.search.resource), words.action)}
            />
            <ListDateFilter list={list} name="from" label={t('list.from')} />
            <ListDateFilter list={list} name="to" label={t('list.to')} />
          </>
        }
      />
    </Page>
  )
}
