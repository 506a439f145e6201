import { useTranslation } from '@leasehold/i18n/react'
import { Form, SubmitButton, useChecks } from '@leasehold/ui'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { Added, Card } from './card.tsx'
import classes from './wizard.module.css'

/** Stores by name and short code, as many as the plan has room for. */
export function StoresCard() {
  const { t } = useTranslation('onboarding')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const check = useChecks()
  const stores = useQuery(trpc.stores.list.queryOptions({ status: 'open', limit: 100 }))
  const usage = useQuery(trpc.company.usage.queryOptions())
  const form = useForm({
    initialValues: { name: '', code: '' },
    validate: { name: check.required, code: check.required },
  })
  const create = useMutation(
    trpc.stores.create.mutationOptions({
      onSuccess: async () => {
        form.reset()
        form.getInputNode<HTMLElement, 'name'>('name')?.focus()
        await Promise.all([
          queryClient.invalidateQueries(trpc.stores.pathFilter()),
          queryClient.invalidateQueries(trpc.company.usage.pathFilter()),
        ])
      },
    }),
  )
  const { used = 0, limit = null } = usage.data?.stores ?? {}
  const full = limit !== null && used >= limit
  return (
    <Card title={t('basics.stores.title')} text={t('basics.stores.text')}>
      <Added
        label={t('basics.stores.list')}
        names={stores.data?.items.map(({ name, code }) => `${name} (${code})`) ?? []}
      />
      {full ? null : (
        <Form
          form={form}
          mutation={create}
          onSubmit={(values) => create.mutate({ ...values, idempotencyKey: crypto.randomUUID() })}
        >
          <div className={classes.adder}>
            <TextInput label={t('basics.stores.name')} maxLength={100} {...form.getInputProps('name')} />
            <TextInput
              label={t('basics.stores.code')}
              placeholder="S01"
              maxLength={20}
              w="8rem"
              {...form.getInputProps('code')}
            />
            <SubmitButton variant="default">{t('basics.stores.add')}</SubmitButton>
          </div>
        </Form>
      )}
      {limit === null ? null : (
        <p className={classes.hint}>{t('basics.stores.used', { used, count: limit })}</p>
      )}
    </Card>
  )
}
