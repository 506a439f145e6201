import { useTranslation } from '@leasehold/i18n/react'
import { EmptyState, ErrorState, Page, PageHeader, PageLoading } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { ArchivedDepartments } from './archived-departments.tsx'
import { DepartmentDialog, type Editing } from './department-dialog.tsx'
import { DepartmentTabs } from './department-tabs.tsx'
import { DepartmentTree } from './department-tree.tsx'
import classes from './departments.module.css'
import { treeOf } from './departments.ts'

const route = getRouteApi('/$tenant/departments')

/** The departments of the company as a tree, or those that were archived. */
export function DepartmentsPage() {
  const { status = 'open' } = route.useSearch()
  const { t } = useTranslation('departments')
  const trpc = useTRPC()
  const departments = useQuery(trpc.departments.list.queryOptions({ status }))
  const mayManage = useMay('departments:manage')
  const [editing, setEditing] = useState<Editing | null>(null)
  const isArchive = status === 'archived'
  const { data, error } = departments
  const add = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEditing({ parentId: null })}>
      {t('create.action')}
    </Button>
  )
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} actions={mayManage ? add : null} />
      {mayManage ? <DepartmentTabs /> : null}
      <div className={classes.frame}>
        {error ? (
          <ErrorState error={error} onRetry={() => void departments.refetch()} />
        ) : !data ? (
          <PageLoading />
        ) : data.length === 0 ? (
          <EmptyState
            title={t(isArchive ? 'emptyArchived.title' : 'empty.title')}
            text={t(isArchive ? 'emptyArchived.text' : 'empty.text')}
          />
        ) : isArchive ? (
          <ArchivedDepartments departments={data} />
        ) : (
          <DepartmentTree tree={treeOf(data)} onEdit={mayManage ? setEditing : null} />
        )}
      </div>
      <DepartmentDialog editing={editing} onClose={() => setEditing(null)} />
    </Page>
  )
}
