import { auditResources } from '@leasehold/catalog'
import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListDateFilter,
  ListDateRange,
  ListFilter,
  MomentText,
  Notice,
  Page,
  PageHeader,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { ActorName } from './actor-name.tsx'
import { actionsOf, auditSearch, chainOf, type Entry } from './audit.ts'
import { CheckChain } from './check-chain.tsx'
import { CompanyFilter } from './company-filter.tsx'
import { CompanyName } from './company-name.tsx'
import { PersonFilter } from './person-filter.tsx'

const route = getRouteApi('/_signed-in/audit/')

/** Days are those of the one who looks. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

/** Who changed what, in every company and on the platform itself, newest first. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const words = useAuditWords()
  const trpc = useTRPC()
  const list = useListSearch(auditSearch(route.useSearch()))
  const entries = useQuery(trpc.audit.list.queryOptions({ ...list.search, timeZone }, list.options))
  const columns: Column<Entry>[] = [
    { key: 'what', header: t('list.what'), cell: ({ action }) => words.action(action) },
    { key: 'about', header: t('list.about'), cell: ({ subject }) => subject ?? '–' },
    { key: 'company', header: t('list.company'), cell: (entry) => <CompanyName entry={entry} /> },
    { key: 'who', header: t('list.who'), cell: (entry) => <ActorName entry={entry} /> },
    {
      key: 'when',
      header: t('list.when'),
      cell: ({ occurredAt }) => <MomentText value={occurredAt} as="second" />,
    },
  ]
  const options = (values: readonly string[], name: (value: string) => string) =>
    values.map((value) => ({ value, label: name(value) })).toSorted((a, b) => a.label.localeCompare(b.label))
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('descriptionPlatform')}
        actions={<CheckChain chain={list.search.chain} />}
      />
      {list.search.resourceId ? <Notice tone="info">{t('list.onlyThing')}</Notice> : null}
      <DataTable
        label={t('title')}
        query={entries}
        list={list}
        columns={columns}
        rowKey={(entry) => `${chainOf(entry)} ${entry.seq}`}
        rowLink={(entry) =>
          linkOptions({
            to: '/audit/$chain/$seq',
            params: { chain: chainOf(entry) ?? 'platform', seq: String(entry.seq) },
          })
        }
        empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
        filters={
          <>
            <CompanyFilter list={list} />
            <PersonFilter list={list} />
            <ListFilter
              list={list}
              name="resource"
              label={t('list.resource')}
              options={options(auditResources, words.resource)}
            />
            <ListFilter
              list={list}
              name="action"
              label={t('list.action')}
              options={options(actionsOf(list.search.resource), words.action)}
            />
            <ListDateRange>
              <ListDateFilter list={list} name="from" label={t('list.from')} />
              <ListDateFilter list={list} name="to" label={t('list.to')} />
            </ListDateRange>
          </>
        }
      />
    </Page>
  )
}
