import type { Role } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { RefusalBanner, readRefusal } from '@leasehold/ui'
import { Radio } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts'
import { Card } from './card.tsx'
import classes from './wizard.module.css'

/** Roles that make sense to offer first; nobody becomes billing admin by default. */
const offered = ['OPERATOR', 'MANAGER', 'ORG_ADMIN'] as const satisfies Role[]

/** The role that is offered first to new members; saved as it is chosen. */
export function DefaultRoleCard() {
  const { t } = useTranslation('onboarding', 'members')
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queryClient = useQueryClient()
  const options = trpc.company.settings.queryOptions()
  const settings = useQuery(options)
  const [picked, setPicked] = useState<Role | null>(null)
  const change = useMutation({
    // One after the other, each on what is there by then: arrow keys choose faster than a request returns.
    scope: { id: 'default-role' },
    mutationFn: async (defaultRole: Role) => {
      const present = await queryClient.fetchQuery({ ...options, staleTime: 0 })
      await client.company.change.mutate({ ...present, defaultRole })
    },
    onError: () => setPicked(null),
  })
  const choose = (given: string) => {
    const role = offered.find((each) => each === given)
    if (!role) return
    setPicked(role)
    change.mutate(role)
  }
  return (
    <Card title={t('basics.role.title')} text={t('basics.role.text')}>
      {change.error ? <RefusalBanner refusal={readRefusal(change.error)} /> : null}
      <Radio.Group
        value={picked ?? settings.data?.defaultRole ?? null}
        onChange={choose}
        aria-label={t('basics.role.title')}
      >
        <div className={classes.roles}>
          {offered.map((role) => (
            <Radio
              key={role}
              value={role}
              label={t(`common:roles.${role}`)}
              description={t(`members:roleHints.${role}`)}
              disabled={settings.data === undefined}
            />
          ))}
        </div>
      </Radio.Group>
    </Card>
  )
}
