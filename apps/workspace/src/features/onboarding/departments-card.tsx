import { useTranslation } from '@leasehold/i18n/react'
import { Form, onFirstClick, SubmitButton, useChecks } from '@leasehold/ui'
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
    initialValues: { name: '' },
    validate: { name: check.required },
  })
  const create = useMutation(
    trpc.departments.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.departments.pathFilter()),
    }),
  )
  const add = (name: string, onSuccess?: () => void) => create.mutate({ name }, onSuccess && { onSuccess })
  /** What people do next is to name another one. */
  const goOn = () => form.getInputNode<HTMLElement, 'name'>('name')?.focus()
  const addTyped = ({ name }: { name: string }) =>
    add(name, () => {
      form.reset()
      goOn()
    })
  const names = departments.data?.map(({ name }) => name) ?? []
  const left = suggested
    .map((key) => t(`basics.departments.suggested.${key}`))
    .filter((s) => !names.includes(s))
  return (
    <Card title={t('basics.departments.title')} text={t('basics.departments.text')}>
      <Added label={t('basics.departments.list')} names={names} />
      <Form form={form} mutation={create} onSubmit={addTyped}>
        <div className={classes.adder}>
          <TextInput label={t('basics.departments.name')} maxLength={80} {...form.getInputProps('name')} />
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
              // The button goes with what it suggested; a keyboard must not lose its place with it.
              onClick={onFirstClick(({ detail }) => add(name, detail === 0 ? goOn : undefined))}
            >
              {name}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </Card>
  )
}
