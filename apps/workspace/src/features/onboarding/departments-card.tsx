import { useTranslation } from '@leasehold/i18n/react'
import { Form, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { Added, Card } from './card.tsx'
import classes from './wizard.module.css'

const suggested = ['sales', 'purchasing', 'finance', 'operations', 'people'] as const

/** Departments by name; what most companies have is one click. */
export function DepartmentsCard() {
  const { t } = useTranslation('onboarding')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const check = useChecks()
  const departments = useQuery(trpc.departments.list.queryOptions({}))
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '' },
    validate: { name: check.required },
  })
  const create = useMutation(
    trpc.departments.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.departments.pathFilter()),
    }),
  )
  const add = (name: string, onSuccess = () => {}) => create.mutate({ name }, { onSuccess })
  const names = departments.data?.map(({ name }) => name) ?? []
  const left = suggested
    .map((key) => t(`basics.departments.suggested.${key}`))
    .filter((s) => !names.includes(s))
  return (
    <Card title={t('basics.departments.title')} text={t('basics.departments.text')}>
      <Added label={t('basics.departments.list')} names={names} />
      <Form form={form} mutation={create} onSubmit={({ name }) => add(name, form.reset)}>
        <div className={classes.adder}>
          <TextInput
            label={t('basics.departments.name')}
            maxLength={80}
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <SubmitButton variant="default">{t('basics.departments.add')}</SubmitButton>
        </div>
      </Form>
      {left.length > 0 ? (
        <fieldset className={classes.suggestions}>
          <legend>{t('basics.departments.suggestions')}</legend>
          {left.map((name) => (
            <Button
              key={name}
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              disabled={create.isPending || departments.data === undefined}
              onClick={() => add(name)}
            >
              {name}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </Card>
  )
}
