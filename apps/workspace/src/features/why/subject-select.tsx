import { useTranslation } from '@leasehold/i18n/react'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { usePermissionName } from './use-permission-name.ts'
import { permissionPlaces } from './why.ts'

type SubjectSelectProps = { value: string | null; onChange: (value: string | null) => void }

/** A feature of the plan, or something that a role allows. */
export function SubjectSelect({ value, onChange }: SubjectSelectProps) {
  const { t, locale } = useTranslation('why')
  const trpc = useTRPC()
  const plan = useQuery(trpc.company.plan.queryOptions())
  const permissionName = usePermissionName()
  const features = plan.data?.features.map(({ key, name }) => ({ value: key, label: name[locale] })) ?? []
  return (
    <Select
      data-autofocus
      label={t('subject')}
      placeholder={t('subjectHint')}
      searchable
      // The dialog puts the focus here, and what it answers is not to be covered.
      openOnFocus={false}
      allowDeselect={false}
      nothingFoundMessage={plan.isFetching ? t('common:loading') : t('nothing')}
      data={[
        { group: t('features'), items: features },
        {
          group: t('permissions'),
          items: permissionPlaces.map(({ permission }) => ({
            value: permission,
            label: permissionName(permission),
          })),
        },
      ]}
      value={value}
      onChange={onChange}
    />
  )
}
