import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { ChangePreview } from './change-preview.tsx'
import type { HeldFeature } from './entitlements.ts'
import { useRefreshEntitlements } from './use-refresh-entitlements.ts'

/** Opens or closes a feature by one click; only the reason is asked for. */
export function QuickSwitch({ tenantId, feature }: { tenantId: string; feature: HeldFeature }) {
  const { t } = useTranslation('entitlements')
  const locale = useLocale()
  const trpc = useTRPC()
  const refresh = useRefreshEntitlements()
  const [wanted, setWanted] = useState<boolean | null>(null)
  const { key } = feature
  const isOpen = feature.value === true
  const name = { feature: feature.name[locale] }
  const close = () => setWanted(null)
  const set = useMutation(
    trpc.entitlements.setOverride.mutationOptions({
      onSuccess: async (_, { value }) => {
        close()
        await notify({ message: t(value === true ? 'quick.opened' : 'quick.closed', name) })
      },
      onSettled: refresh,
    }),
  )
  return (
    <>
      <Switch
        size="sm"
        aria-label={t('switchOn', name)}
        checked={isOpen}
        onChange={() => setWanted(!isOpen)}
      />
      <ConfirmDialog
        opened={wanted !== null}
        onClose={close}
        title={t(isOpen ? 'quick.close' : 'quick.open', name)}
        confirmLabel={t(isOpen ? 'quick.closeAction' : 'quick.openAction')}
        danger={isOpen}
        reason="required"
        mutation={set}
        onConfirm={(reason) =>
          set.mutate({ tenantId, feature: key, value: !isOpen, startsAt: null, endsAt: null, reason })
        }
      >
        <ChangePreview
          tenantId={tenantId}
          change={
            wanted === null
              ? null
              : { kind: 'set_override', feature: key, value: wanted, startsAt: null, endsAt: null }
          }
        />
      </ConfirmDialog>
    </>
  )
}
