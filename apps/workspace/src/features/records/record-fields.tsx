import { businessObject, type ObjectField, type ObjectKey } from '@leasehold/catalog'
import { currencyDigits } from '@leasehold/i18n'
import { useTranslation } from '@leasehold/i18n/react'
import { useChecks } from '@leasehold/ui'
import { Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useCompany } from '../../lib/company.ts'
import type { RecordValues } from './record-values.ts'
import { fieldsOfObject } from './records.ts'
import { useRecordStores } from './use-record-stores.ts'

type RecordForm = UseFormReturnType<RecordValues>

/** The check a record's form makes itself: its title is filled in. */
export function useRecordChecks(object: ObjectKey) {
  const check = useChecks()
  const title = businessObject(object).fields[0].key
  return { data: { [title]: (value: unknown) => check.required(String(value ?? '')) } }
}

/** Inputs for the fields an object has, in their order, and the store it belongs to. */
export function RecordFields({ form, object }: { form: RecordForm; object: ObjectKey }) {
  return (
    <>
      {fieldsOfObject(object).map((field) => (
        <FieldInput key={form.key(`data.${field.key}`)} form={form} field={field} />
      ))}
      {businessObject(object).storeScoped ? <StoreInput form={form} /> : null}
    </>
  )
}

function FieldInput({ form, field }: { form: RecordForm; field: ObjectField }) {
  const { t } = useTranslation('records')
  const { currency } = useCompany()
  const { key, type, required = false, choices = [] } = field
  const label = t(`fields.${key as 'name'}`)
  const path = `data.${key}`
  const input = { label, ...form.getInputProps(path) }
  switch (type) {
    case 'text':
      return <TextInput {...input} maxLength={200} withAsterisk={required} />
    case 'longText':
      return <Textarea {...input} maxLength={5_000} autosize minRows={3} maxRows={12} />
    case 'number':
      return <NumberInput {...input} maw="14rem" decimalScale={6} thousandSeparator="," />
    case 'money':
      return (
        <NumberInput
          {...input}
          maw="14rem"
          decimalScale={currencyDigits(currency)}
          thousandSeparator=","
          rightSection={<span aria-hidden>{currency}</span>}
          rightSectionWidth="3.25rem"
          rightSectionPointerEvents="none"
        />
      )
    case 'date':
      return <TextInput {...input} type="date" maw="14rem" />
    case 'choice':
      return (
        <Select
          {...input}
          maw="18rem"
          placeholder={t('none')}
          clearable
          clearButtonProps={{ 'aria-label': t('clear', { field: label }) }}
          data={choices.map((value) => ({ value, label: t(`choices.${value as 'open'}`) }))}
        />
      )
    case 'boolean':
      return <Checkbox label={label} {...form.getInputProps(path, { type: 'checkbox' })} />
  }
}

function StoreInput({ form }: { form: RecordForm }) {
  const { t } = useTranslation('records')
  const { stores } = useRecordStores()
  if (stores.length === 0) return null
  return (
    <Select
      key={form.key('storeId')}
      label={t('list.store')}
      description={t('storeHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={t('list.allCompany')}
      clearable
      clearButtonProps={{ 'aria-label': t('clear', { field: t('list.store') }) }}
      searchable={stores.length > 10}
      data={stores.map(({ id, name }) => ({ value: id, label: name }))}
      {...form.getInputProps('storeId')}
    />
  )
}
