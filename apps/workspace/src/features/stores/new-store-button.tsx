import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, Notice, notify, SubmitButton } from '@leasehold/ui'
import { Button, Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { StoreFields, type StoreValues, useStoreChecks } from './store-fields.tsx'
import classes from './stores.module.css'

/** Opens the dialog in which a store is created. */
export function NewStoreButton() {
  const { t } = useTranslation('stores')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {t('create.action')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('create.title')}>
        <NewStoreForm onDone={() => setOpened(false)} />
      </Modal>
    </>
  )
}

function NewStoreForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('stores')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  // One key for the dialog: however often it is clicked, one store is made.
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const form = useForm<StoreValues>({
    mode: 'uncontrolled',
    initialValues: { name: '', code: '', address: '', phone: '' },
    validate: useStoreChecks(),
  })
  const create = useMutation(
    trpc.stores.create.mutationOptions({
      onSuccess: async (_, { name }) => {
        onDone()
        await notify({ message: t('create.done', { name }) })
        await Promise.all([
          queryClient.invalidateQueries(trpc.stores.pathFilter()),
          queryClient.invalidateQueries(trpc.company.usage.pathFilter()),
        ])
      },
    }),
  )
  return (
    <Form form={form} mutation={create} onSubmit={(values) => create.mutate({ ...values, idempotencyKey })}>
      {create.error ? null : <StoresFull />}
      <StoreFields form={form} />
      <FormActions>
        <SubmitButton>{t('create.submit')}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Says that the plan has no room for another store, and whom to ask. */
export function StoresFull() {
  const { t } = useTranslation('stores')
  const format = useFormat()
  const trpc = useTRPC()
  const { billingAdmins, permissions } = useCompany()
  const { data } = useQuery(trpc.company.usage.queryOptions())
  const { used = 0, limit = null } = data?.stores ?? {}
  if (limit === null || used < limit) return null
  const mayBuy = permissions.includes('billing:manage') || billingAdmins.length === 0
  const people = format.choice(billingAdmins.map(({ name, email }) => `${name} (${email})`))
  const count = format.number(limit)
  return (
    <div className={classes.full}>
      <Notice tone="warning">
        {mayBuy ? t('fullOwn', { limit: count }) : t('full', { limit: count, people })}
      </Notice>
    </div>
  )
}
