import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, NewestNotice, notify, SubmitButton, useChecks, useNewest } from '@leasehold/ui'
import { Modal, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { type Department, linesOf, placesFor, treeOf } from './departments.ts'

/** A department that is edited, or the place of a new one. */
export type Editing = { department: Department } | { parentId: string | null }

type DialogProps = { editing: Editing | null; onClose: () => void }

/** The dialog in which a department is made, renamed or moved. */
export function DepartmentDialog({ editing, onClose }: DialogProps) {
  const { t } = useTranslation('departments')
  const title =
    editing && 'department' in editing
      ? t('edit.title', { name: editing.department.name })
      : t('create.title')
  return (
    <Modal opened={editing !== null} onClose={onClose} title={title}>
      {editing === null ? null : 'department' in editing ? (
        <EditForm department={editing.department} onClose={onClose} />
      ) : (
        <CreateForm parentId={editing.parentId} onClose={onClose} />
      )}
    </Modal>
  )
}

type Values = { name: string; parentId: string | null }

function useDepartmentForm(initialValues: Values) {
  const check = useChecks()
  return useForm<Values>({ initialValues, validate: { name: check.required } })
}

function useDone(onClose: () => void) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return async (message: string) => {
    onClose()
    await notify({ message })
    await queryClient.invalidateQueries(trpc.departments.pathFilter())
  }
}

function CreateForm({ parentId, onClose }: { parentId: string | null; onClose: () => void }) {
  const { t } = useTranslation('departments')
  const trpc = useTRPC()
  const done = useDone(onClose)
  const form = useDepartmentForm({ name: '', parentId })
  const create = useMutation(
    trpc.departments.create.mutationOptions({
      onSuccess: (_, { name }) => done(t('create.done', { name })),
    }),
  )
  return (
    <Form form={form} mutation={create} onSubmit={(values) => create.mutate(values)}>
      <Fields form={form} id={null} />
      <FormActions>
        <SubmitButton>{t('create.submit')}</SubmitButton>
      </FormActions>
    </Form>
  )
}

const toValues = ({ name, parentId }: Department): Values => ({ name, parentId })

function EditForm({ department, onClose }: { department: Department; onClose: () => void }) {
  const { t } = useTranslation('departments')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const done = useDone(onClose)
  const { id } = department
  const form = useDepartmentForm(toValues(department))
  const listed = trpc.departments.list.queryOptions({ status: 'open' })
  const change = useMutation(
    trpc.departments.change.mutationOptions({ onSuccess: () => done(t('edit.done')) }),
  )
  const newest = useNewest({
    form,
    row: department,
    toValues,
    fetchNewest: async () => {
      const all = await queryClient.fetchQuery({ ...listed, staleTime: 0 })
      return all.find((each) => each.id === id) ?? department
    },
    reset: change.reset,
  })
  const { data = [] } = useQuery(listed)
  const nameOf = (parentId: unknown) => data.find((each) => each.id === parentId)?.name ?? t('form.top')
  return (
    <Form
      form={form}
      mutation={change}
      onLoadNewest={() => void newest.loadNewest()}
      onSubmit={(values) => change.mutate({ id, version: newest.version, ...values })}
    >
      <NewestNotice
        clashes={newest.clashes}
        describe={({ field, theirs }) =>
          field === 'name'
            ? { label: t('form.name'), value: String(theirs) }
            : { label: t('form.parent'), value: nameOf(theirs) }
        }
      />
      <Fields form={form} id={id} />
      <FormActions>
        <SubmitButton disabled={!form.isDirty()}>{t('common:actions.save')}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Name and place; `id` is the department itself, which cannot be below itself. */
function Fields({ form, id }: { form: ReturnType<typeof useDepartmentForm>; id: string | null }) {
  const { t } = useTranslation('departments')
  const trpc = useTRPC()
  const { data = [] } = useQuery(trpc.departments.list.queryOptions({ status: 'open' }))
  const places = linesOfPlaces(data, id)
  const { value, onChange, ...parent } = form.getInputProps('parentId')
  return (
    <>
      <TextInput
        label={t('form.name')}
        maxLength={80}
        withAsterisk
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Select
        label={t('form.parent')}
        description={id ? t('form.parentHint') : undefined}
        data={[{ value: '', label: t('form.top') }, ...places]}
        searchable={places.length > 10}
        allowDeselect={false}
        value={value ?? ''}
        onChange={(chosen) => onChange(chosen || null)}
        {...parent}
      />
    </>
  )
}

function linesOfPlaces(departments: readonly Department[], id: string | null) {
  const tree = treeOf(departments)
  const allowed = new Set(placesFor(tree, id).map(({ department }) => department.id))
  return linesOf(tree)
    .filter(({ department }) => allowed.has(department.id))
    .map(({ department, depth }) => ({
      value: department.id,
      label: `${'\u2003'.repeat(depth)}${department.name}`,
    }))
}
