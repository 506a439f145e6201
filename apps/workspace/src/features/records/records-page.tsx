import { businessObject, type ObjectField, type ObjectKey, recordPermission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListFilter,
  MomentText,
  Page,
  PageHeader,
  Tabs,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useCompany, useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { slugOf } from '../modules/slug.ts'
import { useFieldText } from './field-value.tsx'
import { NewRecordButton } from './new-record-button.tsx'
import classes from './records.module.css'
import { fieldsOfObject, type ListedRecord, readableObjects, slugOfObject } from './records.ts'
import { useRecordStores } from './use-record-stores.ts'

const route = getRouteApi('/$tenant/modules/$module/$object/')

/** How many fields a list shows beside the title: the rest is on the record's page. */
const SHOWN = 4

/** The records of one business object of a module. */
export function RecordsPage() {
  const { tenant } = route.useParams()
  const { module, object } = route.useRouteContext()
  const { t } = useTranslation('records', 'modules')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const records = useQuery(trpc.records.list.queryOptions({ ...list.search, object }, list.options))
  const mayWrite = useMay(recordPermission(object, 'write')) && useCompany().access === 'full'
  const { storeScoped } = businessObject(object)
  const { stores } = useRecordStores()
  const columns = useColumns(object)
  const title = t(`objects.${object}`)
  const titleField = t(`fields.${businessObject(object).fields[0].key as 'name'}`)
  return (
    <Page>
      <PageHeader
        title={t(`modules:each.${module}.name`)}
        description={t(`modules:each.${module}.summary`)}
        actions={mayWrite ? <NewRecordButton key={object} object={object} /> : null}
      />
      <ObjectTabs />
      <DataTable
        label={title}
        query={records}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) =>
          linkOptions({
            to: '/$tenant/modules/$module/$object/$id',
            params: { tenant, module: slugOf(module), object: slugOfObject(object), id },
          })
        }
        searchLabel={t('list.search', { field: titleField.toLowerCase() })}
        empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
        filters={
          storeScoped && stores.length > 0 ? (
            <ListFilter
              list={list}
              name="storeId"
              label={t('list.store')}
              options={stores.map(({ id, name }) => ({ value: id, label: name }))}
            />
          ) : null
        }
      />
    </Page>
  )
}

function useColumns(object: ObjectKey): Column<ListedRecord, 'title' | 'created'>[] {
  const { t } = useTranslation('records')
  const text = useFieldText()
  const [first, ...others] = fieldsOfObject(object)
  const isNumber = ({ type }: ObjectField) => type === 'number' || type === 'money'
  const shown = others.filter(({ type }) => type !== 'longText').slice(0, SHOWN)
  const label = ({ key }: ObjectField) => t(`fields.${key as 'name'}`)
  return [
    ...(first ? [{ key: 'title', header: label(first), sort: 'title' as const, cell: titleOf }] : []),
    ...shown.map((field) => ({
      key: field.key,
      header: label(field),
      align: isNumber(field) ? ('end' as const) : ('start' as const),
      cell: ({ data }: ListedRecord) =>
        isNumber(field) ? (
          <span className={classes.number}>{text(field, data[field.key])}</span>
        ) : (
          text(field, data[field.key])
        ),
    })),
    ...(businessObject(object).storeScoped
      ? [
          {
            key: 'store',
            header: t('list.store'),
            cell: ({ storeName }: ListedRecord) => storeName ?? t('list.allCompany'),
          },
        ]
      : []),
    {
      key: 'created',
      header: t('list.created'),
      sort: 'created',
      width: '9rem',
      cell: ({ createdAt }) => <MomentText value={createdAt} as="date" />,
      hideOnCard: true,
    },
  ]
}

const titleOf = ({ title }: ListedRecord) => title

/** Leads from one object of the module to the others. */
function ObjectTabs() {
  const { tenant } = route.useParams()
  const { module } = route.useRouteContext()
  const { t } = useTranslation('records')
  const objects = readableObjects(module, useCompany().permissions)
  if (objects.length < 2) return null
  return (
    <Tabs label={t('tabs')}>
      {objects.map((object) => (
        <Link
          key={object}
          to="/$tenant/modules/$module/$object"
          params={{ tenant, module: slugOf(module), object: slugOfObject(object) }}
          activeOptions={{ includeSearch: false }}
        >
          {t(`objects.${object}`)}
        </Link>
      ))}
    </Tabs>
  )
}
