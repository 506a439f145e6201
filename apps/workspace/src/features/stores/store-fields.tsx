import { useTranslation } from '@leasehold/i18n/react'
import { useChecks } from '@leasehold/ui'
import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'

export type StoreValues = { name: string; code: string; address: string; phone: string }

/** The checks a store's form makes itself. */
export function useStoreChecks() {
  const { t } = useTranslation('stores')
  const check = useChecks()
  const code = (value: string) =>
    check.required(value) ??
    (/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(value.trim()) ? null : t('form.codeFormat'))
  return { name: check.required, code }
}

/** What people say of a store, for a new one and for one that is there. */
export function StoreFields({
  form,
  readOnly,
}: {
  form: UseFormReturnType<StoreValues>
  readOnly?: boolean
}) {
  const { t } = useTranslation('stores')
  const input = (field: keyof StoreValues) => ({
    key: form.key(field),
    readOnly: readOnly ?? false,
    ...form.getInputProps(field),
  })
  const { key: nameKey, ...name } = input('name')
  const { key: codeKey, ...code } = input('code')
  const { key: addressKey, ...address } = input('address')
  const { key: phoneKey, ...phone } = input('phone')
  return (
    <>
      <TextInput
        key={nameKey}
        label={t('list.name')}
        description={t('form.nameHint')}
        maxLength={100}
        withAsterisk
        data-autofocus
        {...name}
      />
      <TextInput
        key={codeKey}
        label={t('list.code')}
        description={t('form.codeHint')}
        maxLength={20}
        maw="16rem"
        withAsterisk
        {...code}
      />
      <TextInput key={addressKey} label={t('list.address')} maxLength={300} {...address} />
      <TextInput key={phoneKey} label={t('list.phone')} type="tel" maxLength={40} maw="16rem" {...phone} />
    </>
  )
}
