import { type Role, roles } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, NativeSelect } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { CompanySelect } from './company-select.tsx'
import { useRefreshUser } from './use-refresh-user.ts'
import type { User } from './users.ts'

type Values = { tenantId: string; role: Role }

/** Which company, and as what. */
export function AddMembershipForm({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation('users')
  const trpc = useTRPC()
  const check = useChecks()
  const refresh = useRefreshUser()
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: { tenantId: '', role: 'OPERATOR' },
    validate: { tenantId: check.required },
  })
  const { displayName: name } = user
  const add = useMutation(
    trpc.users.addMembership.mutationOptions({
      onSuccess: async () => {
        onClose()
        await refresh()
        await notify({ message: t('memberships.add.done', { name }) })
      },
    }),
  )
  return (
    <Form form={form} mutation={add} onSubmit={(values) => add.mutate({ userId: user.id, ...values })}>
      <CompanySelect
        data-autofocus
        label={t('memberships.add.company')}
        description={t('memberships.add.companyHint')}
        key={form.key('tenantId')}
        {...form.getInputProps('tenantId')}
      />
      <NativeSelect
        label={t('memberships.add.role')}
        data={roles.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
        key={form.key('role')}
        {...form.getInputProps('role')}
      />
      <FormActions>
        <SubmitButton>{t('memberships.add.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose} disabled={add.isPending}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
