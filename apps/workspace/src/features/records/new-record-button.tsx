import { businessObject, type ObjectKey } from '@leasehold/catalog'
import { currencyDigits } from '@leasehold/i18n'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, Notice, notify, SubmitButton } from '@leasehold/ui'
import { Button, Modal } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { RecordFields, useRecordChecks } from './record-fields.tsx'
import { type RecordValues, toData, toValues } from './record-values.ts'
import classes from './records.module.css'
import { type CreateRecordInput, fieldsOfObject } from './records.ts'

/** Opens the dialog in which a record is made. */
export function NewRecordButton({ object }: { object: ObjectKey }) {
  const { t } = useTranslation('records')
  const [opened, setOpened] = useState(false)
  const label = t('create.action', { object: t(`one.${object}`) })
  return (
    <>
      <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened(true)}>
        {label}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={label}>
        <NewRecordForm object={object} onDone={() => setOpened(false)} />
      </Modal>
    </>
  )
}

function NewRecordForm({ object, onDone }: { object: ObjectKey; onDone: () => void }) {
  const { t } = useTranslation('records')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const digits = currencyDigits(useCompany().currency)
  const fields = fieldsOfObject(object)
  // One key for the dialog: however often it is clicked, one record is made.
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const form = useForm<RecordValues>({
    mode: 'uncontrolled',
    initialValues: toValues(fields, null, digits),
    validate: useRecordChecks(object),
  })
  const create = useMutation(
    trpc.records.create.mutationOptions({
      onSuccess: async () => {
        const name = String(form.getValues().data[businessObject(object).fields[0].key])
        onDone()
        await notify({ message: t('create.done', { name }) })
        await Promise.all([
          queryClient.invalidateQueries(trpc.records.pathFilter()),
          queryClient.invalidateQueries(trpc.company.usage.pathFilter()),
        ])
      },
    }),
  )
  // Which fields there are depends on the object; the server checks them by its own schema.
  const inputOf = (values: RecordValues) =>
    ({
      object,
      storeId: values.storeId,
      data: toData(fields, values, digits),
      idempotencyKey,
    }) as CreateRecordInput
  return (
    <Form form={form} mutation={create} onSubmit={(values) => create.mutate(inputOf(values))}>
      {create.error || object !== 'customers' ? null : <CustomersFull />}
      <RecordFields form={form} object={object} />
      <FormActions>
        <SubmitButton>{t('create.submit')}</SubmitButton>
      </FormActions>
    </Form>
  )
}

/** Says that the plan has no room for another customer, and whom to ask. */
function CustomersFull() {
  const { t } = useTranslation('records')
  const format = useFormat()
  const trpc = useTRPC()
  const { billingAdmins, permissions } = useCompany()
  const { data } = useQuery(trpc.company.usage.queryOptions())
  const usage = data?.limits.find(({ limit }) => limit === 'customers')
  if (!usage || usage.allowed === null || usage.used < usage.allowed) return null
  const limit = format.number(usage.allowed)
  const mayBuy = permissions.includes('billing:manage') || billingAdmins.length === 0
  const people = format.choice(billingAdmins.map(({ name, email }) => `${name} (${email})`))
  return (
    <div className={classes.full}>
      <Notice tone="warning">
        {mayBuy ? t('full.customersOwn', { limit }) : t('full.customers', { limit, people })}
      </Notice>
    </div>
  )
}
