import type { Role } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Form, LockedState, notify, Page, PageHeader, Section, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { PermissionMatrix } from './permission-matrix.tsx'
import classes from './roles.module.css'
import { beginning } from './roles.ts'
import { useNotInPlan } from './use-not-in-plan.ts'

const route = getRouteApi('/$tenant/members/roles/new')

/** Where a role of the company's own is made. */
export function NewRolePage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('roles')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const check = useChecks()
  const { data } = useSuspenseQuery(trpc.roles.list.queryOptions())
  const own = new Set(useCompany().permissions)
  const bases = data.builtIn.filter(({ mayBase }) => mayBase)
  const allowedBy = (base: Role) => new Set(bases.find(({ role }) => role === base)?.permissions)
  // One key for the page: however often it is clicked, one role is made.
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  const first: Role = bases.at(-1)?.role ?? 'OPERATOR'
  const [chosen, setChosen] = useState(() => beginning(allowedBy(first), own))
  const form = useForm<{ name: string; base: Role }>({
    initialValues: { name: '', base: first },
    validate: { name: check.required },
  })
  const create = useMutation(
    trpc.roles.create.mutationOptions({
      onSuccess: async (_, { name }) => {
        await queryClient.invalidateQueries(trpc.roles.pathFilter())
        await queryClient.invalidateQueries(trpc.members.choices.pathFilter())
        // It asked for a sync run: how far that is, is told at once.
        void queryClient.invalidateQueries(trpc.sync.current.pathFilter())
        await navigate({ to: '/$tenant/members/roles', params: { tenant } })
        await notify({ message: t('created', { name }) })
      },
    }),
  )
  const notInPlan = useNotInPlan()
  if (bases.length === 0) {
    return (
      <LockedState
        text={notInPlan}
        action={
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to="/$tenant/members/roles" params={{ tenant }} />}
          >
            {t('title')}
          </Button>
        }
      />
    )
  }
  const { base } = form.values
  return (
    <Page>
      <PageHeader
        title={t('newTitle')}
        back={{ link: linkOptions({ to: '/$tenant/members/roles', params: { tenant } }), label: t('title') }}
      />
      <Form
        form={form}
        mutation={create}
        onSubmit={(values) => create.mutate({ ...values, permissions: [...chosen], idempotencyKey })}
      >
        <Section
          title={t('permissions')}
          actions={<SubmitButton>{t('common:actions.create')}</SubmitButton>}
          flush
        >
          <div className={classes.fields}>
            <TextInput
              label={t('name')}
              description={t('nameHint')}
              maxLength={60}
              maw="24rem"
              withAsterisk
              {...form.getInputProps('name')}
            />
            <Select
              label={t('base')}
              description={t('baseHint')}
              maw="24rem"
              allowDeselect={false}
              data={bases.map(({ role }) => ({ value: role, label: t(`common:roles.${role}`) }))}
              {...form.getInputProps('base')}
              onChange={(value) => {
                const next = bases.find(({ role }) => role === value)?.role ?? base
                form.setFieldValue('base', next)
                setChosen(beginning(allowedBy(next), own))
              }}
            />
          </div>
          <p className={classes.legend}>{t('legend')}</p>
          <PermissionMatrix
            label={t('permissions')}
            chosen={chosen}
            base={allowedBy(base)}
            own={own}
            onChange={setChosen}
          />
        </Section>
      </Form>
    </Page>
  )
}
