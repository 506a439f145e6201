import type { ObjectKey } from '@leasehold/catalog'
import { currencyDigits } from '@leasehold/i18n'
import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, NewestNotice, notify, SubmitButton, useNewest } from '@leasehold/ui'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { RecordFields, useRecordChecks } from './record-fields.tsx'
import { type RecordValues, toData, toValues } from './record-values.ts'
import { type ChangeRecordInput, fieldsOfObject, type SavedRecord } from './records.ts'

/** The fields of a record, to be edited. */
export function RecordForm({ object, record }: { object: ObjectKey; record: SavedRecord }) {
  const { t } = useTranslation('records')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const digits = currencyDigits(useCompany().currency)
  const fields = fieldsOfObject(object)
  const { id } = record
  const valuesOf = (row: SavedRecord) => toValues(fields, row, digits)
  const form = useForm<RecordValues>({
    mode: 'uncontrolled',
    initialValues: valuesOf(record),
    validate: useRecordChecks(object),
  })
  const save = useMutation(
    trpc.records.change.mutationOptions({
      onSuccess: async () => {
        await newest.saved()
        await notify({ message: t('saved') })
        await queryClient.invalidateQueries(trpc.records.list.pathFilter())
      },
    }),
  )
  const newest = useNewest({
    form,
    row: record,
    toValues: valuesOf,
    fetchNewest: () =>
      queryClient.fetchQuery(trpc.records.get.queryOptions({ object, id }, { staleTime: 0 })),
    reset: save.reset,
  })
  // Which fields there are depends on the object; the server checks them by its own schema.
  const inputOf = (values: RecordValues) => {
    const { version } = newest
    const { storeId } = values
    return { object, id, version, storeId, data: toData(fields, values, digits) } as ChangeRecordInput
  }
  return (
    <Form
      form={form}
      mutation={save}
      onLoadNewest={() => void newest.loadNewest()}
      onSubmit={(values) => save.mutate(inputOf(values))}
    >
      <NewestNotice
        clashes={newest.clashes}
        describe={({ field, theirs }) => ({
          label: field === 'storeId' ? t('list.store') : t(`fields.${field.replace('data.', '') as 'name'}`),
          value: String(theirs ?? ''),
        })}
      />
      <RecordFields form={form} object={object} />
      <FormActions>
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
