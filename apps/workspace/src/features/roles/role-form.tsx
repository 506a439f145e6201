import type { Permission } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Form, notify, Section, SubmitButton, useChecks } from '@leasehold/ui'
import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { PermissionMatrix } from './permission-matrix.tsx'
import classes from './roles.module.css'
import type { CustomRole } from './roles.ts'

type RoleFormProps = {
  role: CustomRole
  chosen: ReadonlySet<Permission>
  onChoose: (chosen: ReadonlySet<Permission>) => void
  base: ReadonlySet<Permission>
  own: ReadonlySet<Permission>
}

/** Name and permissions of a role of the company's own, to be edited. */
export function RoleForm({ role, chosen, onChoose, base, own }: RoleFormProps) {
  const { t } = useTranslation('roles')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const check = useChecks()
  const { id } = role
  const [version, setVersion] = useState(role.version)
  const form = useForm({ initialValues: { name: role.name }, validate: { name: check.required } })
  const newest = () => queryClient.fetchQuery(trpc.roles.list.queryOptions(undefined, { staleTime: 0 }))
  const begin = async () => {
    const found = (await newest()).custom.find((each) => each.id === id)
    if (!found) return
    setVersion(found.version)
    form.setValues({ name: found.name })
    onChoose(new Set(found.permissions))
  }
  const save = useMutation(
    trpc.roles.change.mutationOptions({
      onSuccess: async () => {
        await begin()
        await notify({ message: t('saved') })
        await queryClient.invalidateQueries(trpc.members.choices.pathFilter())
        // It asked for a sync run: how far that is, is told at once.
        void queryClient.invalidateQueries(trpc.sync.current.pathFilter())
      },
    }),
  )
  const loadNewest = async () => {
    await begin()
    save.reset()
  }
  return (
    <Form
      form={form}
      mutation={save}
      onLoadNewest={() => void loadNewest()}
      onSubmit={({ name }) => save.mutate({ id, version, name, permissions: [...chosen] })}
    >
      <Section
        title={t('permissions')}
        actions={<SubmitButton>{t('common:actions.save')}</SubmitButton>}
        flush
      >
        <div className={classes.fields}>
          <TextInput
            label={t('name')}
            maxLength={60}
            maw="24rem"
            withAsterisk
            {...form.getInputProps('name')}
          />
        </div>
        <p className={classes.legend}>{t('legend')}</p>
        <PermissionMatrix
          label={t('permissions')}
          chosen={chosen}
          base={base}
          own={own}
          onChange={onChoose}
        />
      </Section>
    </Form>
  )
}
