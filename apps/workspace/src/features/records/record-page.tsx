import { recordPermission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Page, PageHeader, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useCompany, useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { slugOf } from '../modules/slug.ts'
import { DeleteRecord } from './delete-record.tsx'
import { useFieldText } from './field-value.tsx'
import { RecordForm } from './record-form.tsx'
import { fieldsOfObject, type SavedRecord, slugOfObject } from './records.ts'

const route = getRouteApi('/$tenant/modules/$module/$object/$id')

/** One record: its fields, how it came about, and its end. */
export function RecordPage() {
  const { tenant, id } = route.useParams()
  const { module, object } = route.useRouteContext()
  const { t } = useTranslation('records')
  const trpc = useTRPC()
  const { data: record } = useSuspenseQuery(trpc.records.get.queryOptions({ object, id }))
  const isFull = useCompany().access === 'full'
  const mayWrite = useMay(recordPermission(object, 'write')) && isFull
  const mayDelete = useMay(recordPermission(object, 'delete')) && isFull
  const mayAudit = useMay('audit:read')
  const params = { tenant, module: slugOf(module), object: slugOfObject(object) }
  return (
    <Page width="narrow">
      <PageHeader
        title={record.title}
        description={t(`one.${object}`)}
        back={{
          link: linkOptions({ to: '/$tenant/modules/$module/$object', params }),
          label: t(`objects.${object}`),
        }}
        actions={
          mayAudit ? (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link {...props} to="/$tenant/audit" params={{ tenant }} search={{ resourceId: id }} />
              )}
            >
              {t('history')}
            </Button>
          ) : null
        }
      />
      <Section title={t('details')}>
        {mayWrite ? <RecordForm key={id} object={object} record={record} /> : <RecordFacts record={record} />}
      </Section>
      <Section title={t('about')}>
        <Facts
          items={[
            { label: t('list.created'), value: <MomentText value={record.createdAt} /> },
            { label: t('createdBy'), value: record.createdBy ?? t('bySystem') },
            { label: t('updated'), value: <MomentText value={record.updatedAt} /> },
          ]}
        />
      </Section>
      {mayDelete ? <DeleteRecord object={object} record={record} back={params} /> : null}
    </Page>
  )
}

function RecordFacts({ record }: { record: SavedRecord }) {
  const { object } = route.useRouteContext()
  const { t } = useTranslation('records')
  const text = useFieldText()
  return (
    <Facts
      items={[
        ...fieldsOfObject(object).map((field) => ({
          label: t(`fields.${field.key as 'name'}`),
          value: text(field, record.data[field.key]),
        })),
        { label: t('list.store'), value: record.storeName ?? t('list.allCompany') },
      ]}
    />
  )
}
