import { type Role, storeScopedRoles } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core'
import type { Member, MemberChoices } from './members.ts'

type RoleFieldProps = { roles: readonly Role[]; value: Role; input: SelectProps }

/** The roles one may give, with what the chosen one may do. */
export function RoleField({ roles, value, input }: RoleFieldProps) {
  const { t } = useTranslation('members')
  return (
    <Select
      label={t('list.role')}
      description={t(`roleHints.${value}`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      allowDeselect={false}
      data={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
      {...input}
    />
  )
}

/** The custom roles that narrow a role and that one may give, and the one that the member has. */
export function customRolesOf(role: Role, member: Member, choices: MemberChoices) {
  const given = choices.customRoles.filter(({ base }) => base === role)
  const { customRoleId: id, customRoleName: name } = member
  const own = id !== null && name !== null && member.role === role && !given.some((each) => each.id === id)
  return own ? [...given, { id, name, base: role }] : given
}

/** What of the role one leaves a person. */
export function CustomRoleField({
  roles,
  input,
}: {
  roles: readonly { id: string; name: string }[]
  input: SelectProps
}) {
  const { t } = useTranslation('members')
  const known = roles.some(({ id }) => id === input.value)
  return (
    <Select
      label={t('member.customRole')}
      description={t('member.customRoleHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={t('member.customRoleNone')}
      data={roles.map(({ id, name }) => ({ value: id, label: name }))}
      clearable
      searchable={roles.length > 10}
      clearButtonProps={{ 'aria-label': t('member.customRoleClear') }}
      {...input}
      value={known ? (input.value ?? null) : null}
    />
  )
}

/** True when stores limit what a person of the role may do. */
export function isLimitedByStores(role: Role): boolean {
  return storeScopedRoles.has(role)
}

type StoresFieldProps = {
  choices: MemberChoices
  /** Stores the member has already, also when they are archived by now. */
  present?: readonly { id: string; name: string }[]
  input: MultiSelectProps
}

/** The stores a person is limited to; for a caller who is limited too, at least one. */
export function StoresField({ choices, present = [], input }: StoresFieldProps) {
  const { t } = useTranslation('members')
  const archived = present.filter((own) => !choices.stores.some(({ id }) => id === own.id))
  const data = [...choices.stores, ...archived].map(({ id, name }) => ({ value: id, label: name }))
  if (data.length === 0) return null
  const none = !Array.isArray(input.value) || input.value.length === 0
  return (
    <MultiSelect
      label={t('list.stores')}
      {...(choices.mayLeaveStoresOpen ? { description: t('invite.storesHint') } : { withAsterisk: true })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={none && choices.mayLeaveStoresOpen ? t('invite.storesPlaceholder') : ''}
      data={data}
      searchable
      hidePickedOptions
      maxValues={200}
      {...input}
    />
  )
}
