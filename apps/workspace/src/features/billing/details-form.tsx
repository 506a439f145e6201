import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './billing.module.css'
import type { Overview } from './billing.ts'
import { countriesIn } from './countries.ts'

type DetailsFormProps = { details: Overview['details']; onDone: () => void }

/** Changes where invoices go. */
export function DetailsForm({ details, onDone }: DetailsFormProps) {
  const { t } = useTranslation('billing')
  const locale = useLocale()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const check = useChecks()
  const countries = useMemo(() => countriesIn(locale), [locale])
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: {
      name: details?.name ?? '',
      email: details?.email ?? '',
      phone: details?.phone ?? '',
      line1: details?.line1 ?? '',
      line2: details?.line2 ?? '',
      city: details?.city ?? '',
      state: details?.state ?? '',
      postalCode: details?.postalCode ?? '',
      country: details?.country ?? null,
    },
    validate: {
      name: check.required,
      email: (value) => (value.trim() === '' ? null : check.email(value)),
    },
  })
  const save = useMutation(
    trpc.billing.changeDetails.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.billing.overview.pathFilter())
        await notify({ message: t('details.saved') })
        onDone()
      },
    }),
  )
  const input = (name: 'name' | 'email' | 'phone' | 'line1' | 'line2' | 'city' | 'state' | 'postalCode') => ({
    ...form.getInputProps(name),
    label: t(`details.${name}`),
  })
  return (
    <Form form={form} mutation={save} onSubmit={(values) => save.mutate(values)}>
      <p className={classes.note}>{t('details.hint')}</p>
      <TextInput
        key={form.key('name')}
        {...input('name')}
        maxLength={200}
        autoComplete="organization"
        withAsterisk
      />
      <TextInput key={form.key('email')} {...input('email')} type="email" autoComplete="email" />
      <TextInput key={form.key('phone')} {...input('phone')} type="tel" maxLength={40} autoComplete="tel" />
      <TextInput key={form.key('line1')} {...input('line1')} maxLength={200} autoComplete="address-line1" />
      <TextInput key={form.key('line2')} {...input('line2')} maxLength={200} autoComplete="address-line2" />
      <div className={classes.fields}>
        <TextInput
          key={form.key('postalCode')}
          {...input('postalCode')}
          maxLength={20}
          autoComplete="postal-code"
        />
        <TextInput key={form.key('city')} {...input('city')} maxLength={100} autoComplete="address-level2" />
        <TextInput
          key={form.key('state')}
          {...input('state')}
          maxLength={100}
          autoComplete="address-level1"
        />
        <Select
          key={form.key('country')}
          {...form.getInputProps('country')}
          label={t('details.country')}
          data={countries}
          searchable
          clearable
          autoComplete="country"
        />
      </div>
      <FormActions>
        <SubmitButton>{t('common:actions.save')}</SubmitButton>
        <Button variant="default" onClick={onDone}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
