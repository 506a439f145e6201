import type { Role } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Form, FormActions, notify, SubmitButton, useChecks } from '@leasehold/ui'
import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { isLimitedByStores, RoleField, StoresField } from './member-fields.tsx'
import classes from './members.module.css'
import type { MemberChoices } from './members.ts'
import { areFull, SeatsFull, SeatsUsed } from './seats.tsx'

type InviteFormProps = { choices: MemberChoices; onClose: () => void }

/** Email, role and stores of someone to invite; says beforehand when no seat is free. */
export function InviteForm({ choices, onClose }: InviteFormProps) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const check = useChecks()
  const initialValues: { email: string; role: Role; storeIds: string[] } = {
    email: '',
    role: choices.defaultRole,
    storeIds: [],
  }
  const needsStores = ({ role, storeIds }: typeof initialValues) =>
    isLimitedByStores(role) && !choices.mayLeaveStoresOpen && storeIds.length === 0
  const form = useForm({
    initialValues,
    validate: {
      email: check.email,
      storeIds: (_, values) => (needsStores(values) ? t('invite.storesRequired') : null),
    },
  })
  const refresh = async () => {
    await Promise.all([
      queryClient.invalidateQueries(trpc.invitations.pathFilter()),
      queryClient.invalidateQueries(trpc.members.choices.pathFilter()),
    ])
  }
  const invite = useMutation(
    trpc.members.invite.mutationOptions({
      // Somebody else may have taken the last seat: then the dialog says so from now on.
      onError: refresh,
      onSuccess: async (_, { email }) => {
        onClose()
        await notify({ message: t('invite.sent', { email }) })
        await refresh()
      },
    }),
  )
  const { role } = form.values
  if (areFull(choices.seats)) {
    return (
      <>
        <SeatsFull seats={choices.seats} />
        <Button mt="md" variant="default" data-autofocus onClick={onClose}>
          {t('common:actions.close')}
        </Button>
      </>
    )
  }
  return (
    <Form
      form={form}
      mutation={invite}
      onSubmit={({ email, role, storeIds }) =>
        invite.mutate({ email, role, storeIds: isLimitedByStores(role) ? storeIds : [] })
      }
    >
      <p className={classes.seats}>
        <SeatsUsed seats={choices.seats} />
      </p>
      <TextInput
        data-autofocus
        label={t('invite.email')}
        description={t('invite.emailHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        type="email"
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <RoleField roles={choices.roles} value={role} input={form.getInputProps('role')} />
      {isLimitedByStores(role) ? (
        <StoresField choices={choices} input={form.getInputProps('storeIds')} />
      ) : null}
      <FormActions>
        <SubmitButton>{t('invite.submit')}</SubmitButton>
        <Button variant="default" onClick={onClose}>
          {t('common:actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  )
}
