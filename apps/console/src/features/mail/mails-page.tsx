import { mailStatuses, mailTemplates } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListFilter,
  MomentText,
  Page,
  PageHeader,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { MailStatusBadge } from './mail-status-badge.tsx'

const route = getRouteApi('/_signed-in/mail/')

type Row = {
  id: string
  recipient: string
  subject: string
  template: (typeof mailTemplates)[number]
  status: (typeof mailStatuses)[number]
  failure: string | null
  createdAt: string
}

/** Every mail there is, newest first. */
export function MailsPage() {
  const { t } = useTranslation('mail')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const mails = useQuery(trpc.mails.list.queryOptions(list.search, list.options))
  const columns: Column<Row>[] = [
    { key: 'recipient', header: t('recipient'), cell: (mail) => mail.recipient, width: '28%' },
    { key: 'subject', header: t('subject'), cell: (mail) => mail.subject },
    { key: 'status', header: t('state'), cell: (mail) => <MailStatusBadge mail={mail} />, width: '9rem' },
    {
      key: 'created',
      header: t('created'),
      cell: (mail) => <MomentText value={mail.createdAt} />,
      width: '12rem',
    },
  ]
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        label={t('title')}
        query={mails}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/mail/$id', params: { id } })}
        searchLabel={t('search')}
        empty={{ title: t('empty.title'), text: t('empty.text') }}
        filters={
          <>
            <ListFilter
              list={list}
              name="status"
              label={t('state')}
              options={mailStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
            />
            <ListFilter
              list={list}
              name="template"
              label={t('kind')}
              options={mailTemplates.map((value) => ({ value, label: t(`templates.${value}`) }))}
            />
          </>
        }
      />
    </Page>
  )
}
