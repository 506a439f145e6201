import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, NewestNotice, notify, SubmitButton, useNewest } from '@leasehold/ui'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { StoreFields, type StoreValues, useStoreChecks } from './store-fields.tsx'
import type { Store } from './stores.ts'

const toValues = ({ name, code, address, phone }: Store): StoreValues => ({
  name,
  code,
  address: address ?? '',
  phone: phone ?? '',
})

/** What is said of a store, to be edited. */
export function StoreForm({ store }: { store: Store }) {
  const { t } = useTranslation('stores')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { id } = store
  const form = useForm<StoreValues>({
    mode: 'uncontrolled',
    initialValues: toValues(store),
    validate: useStoreChecks(),
  })
  const save = useMutation(
    trpc.stores.change.mutationOptions({
      onSuccess: async () => {
        await newest.saved()
        await notify({ message: t('saved') })
        await queryClient.invalidateQueries(trpc.stores.list.pathFilter())
      },
    }),
  )
  const newest = useNewest({
    form,
    row: store,
    toValues,
    fetchNewest: () => queryClient.fetchQuery(trpc.stores.get.queryOptions({ id }, { staleTime: 0 })),
    reset: save.reset,
  })
  return (
    <Form
      form={form}
      mutation={save}
      onLoadNewest={() => void newest.loadNewest()}
      onSubmit={(values) => save.mutate({ id, version: newest.version, ...values })}
    >
      <NewestNotice
        clashes={newest.clashes}
        describe={({ field, theirs }) => ({
          label: t(`list.${field as keyof StoreValues}`),
          value: String(theirs ?? ''),
        })}
      />
      <StoreFields form={form} />
      <FormActions>
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
      </FormActions>
    </Form>
  )
}
