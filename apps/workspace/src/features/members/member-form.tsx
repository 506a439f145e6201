import { type Role, roles } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Facts, Form, FormActions, notify, SubmitButton } from '@leasehold/ui'
import { Select, type SelectProps } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import {
  CustomRoleField,
  customRolesOf,
  isLimitedByStores,
  RoleField,
  StoresField,
} from './member-fields.tsx'
import classes from './members.module.css'
import type { Member, MemberChoices } from './members.ts'
import { StoreNames } from './store-names.tsx'

type MemberFormProps = {
  member: Member
  /** Drops what was entered and begins again with what is saved now. */
  onReload: () => void
}

/** Role, stores and department of a member; of the own membership only the department. */
export function MemberForm({ member, onReload }: MemberFormProps) {
  const trpc = useTRPC()
  const { data: choices } = useQuery(trpc.members.choices.queryOptions())
  return choices ? <Fields member={member} choices={choices} onReload={onReload} /> : null
}

const isHigher = (role: Role, than: Role) => roles.indexOf(role) < roles.indexOf(than)

function Fields({ choices, onReload, ...given }: MemberFormProps & { choices: MemberChoices }) {
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  // As it was when one began: what others save meanwhile must not replace what is being entered.
  const [member] = useState(given.member)
  const { userId, version, displayName: name, isSelf } = member
  const initialValues: {
    role: Role
    customRoleId: string | null
    storeIds: string[]
    departmentId: string | null
  } = {
    role: member.role,
    customRoleId: member.customRoleId,
    storeIds: member.stores.map(({ id }) => id),
    departmentId: member.departmentId,
  }
  const needsStores = ({ role, storeIds }: typeof initialValues) =>
    !isSelf && isLimitedByStores(role) && !choices.mayLeaveStoresOpen && storeIds.length === 0
  const form = useForm({
    initialValues,
    validate: { storeIds: (_, values) => (needsStores(values) ? t('invite.storesRequired') : null) },
  })
  const change = useMutation(
    trpc.members.change.mutationOptions({
      onSuccess: async (_, { role }) => {
        await notify({
          message: t(isHigher(role, member.role) ? 'member.savedRaised' : 'member.saved', { name }),
        })
        await queryClient.invalidateQueries(trpc.members.list.pathFilter())
        onReload()
      },
    }),
  )
  const { role } = form.values
  const customRoles = customRolesOf(role, member, choices)
  const fitting = (values: typeof initialValues) =>
    customRolesOf(values.role, member, choices).some(({ id }) => id === values.customRoleId)
      ? values.customRoleId
      : null
  const storeIdsOf = (values: typeof initialValues) =>
    isSelf || isLimitedByStores(values.role) ? values.storeIds : []
  return (
    <Form
      form={form}
      mutation={change}
      onLoadNewest={onReload}
      onSubmit={(values) =>
        change.mutate({
          userId,
          version,
          ...values,
          customRoleId: fitting(values),
          storeIds: storeIdsOf(values),
        })
      }
    >
      {isSelf ? <OwnAccess member={member} /> : null}
      {isSelf ? null : <RoleField roles={choices.roles} value={role} input={form.getInputProps('role')} />}
      {isSelf || customRoles.length === 0 ? null : (
        <CustomRoleField roles={customRoles} input={form.getInputProps('customRoleId')} />
      )}
      {isHigher(role, member.role) ? (
        <p className={classes.hint} aria-live="polite">
          {t('member.raiseHint', { name })}
        </p>
      ) : null}
      {isLimitedByStores(role) && !isSelf ? (
        <StoresField choices={choices} present={member.stores} input={form.getInputProps('storeIds')} />
      ) : null}
      <DepartmentField member={member} choices={choices} input={form.getInputProps('departmentId')} />
      {isSelf && choices.departments.length === 0 ? null : (
        <FormActions>
          <SubmitButton disabled={!form.isDirty()}>{t('common:actions.save')}</SubmitButton>
        </FormActions>
      )}
    </Form>
  )
}

/** What nobody changes for themself. */
function OwnAccess({ member }: { member: Member }) {
  const { t } = useTranslation('members')
  const names = member.stores.map(({ name }) => name)
  return (
    <>
      <Facts
        items={[
          { label: t('list.role'), value: member.customRoleName ?? t(`common:roles.${member.role}`) },
          { label: t('list.stores'), value: <StoreNames role={member.role} names={names} all /> },
        ]}
      />
      <p className={classes.hint}>{t('member.own')}</p>
    </>
  )
}

type DepartmentFieldProps = { member: Member; choices: MemberChoices; input: SelectProps }

function DepartmentField({ member, choices, input }: DepartmentFieldProps) {
  const { t } = useTranslation('members')
  const { departmentId: id, departmentName: name } = member
  const archived = id && name && !choices.departments.some((open) => open.id === id) ? [{ id, name }] : []
  const data = [...choices.departments, ...archived].map((each) => ({ value: each.id, label: each.name }))
  if (data.length === 0) return null
  return (
    <Select
      label={t('list.department')}
      placeholder={t('member.noDepartment')}
      data={data}
      clearable
      searchable={data.length > 10}
      clearButtonProps={{ 'aria-label': t('member.departmentClear') }}
      {...input}
    />
  )
}
