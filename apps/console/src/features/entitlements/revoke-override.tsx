import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { ChangePreview } from './change-preview.tsx'
import { useRefreshEntitlements } from './use-refresh-entitlements.ts'

type Props = {
  tenantId: string
  /** Which override, and what its feature is called; null while nothing is to be undone. */
  override: { id: string; feature: string } | null
  onClose: () => void
}

/** Asks before what was set by hand is undone, and shows what then changes. */
export function RevokeOverride({ tenantId, override, onClose }: Props) {
  const { t } = useTranslation('entitlements')
  const trpc = useTRPC()
  const refresh = useRefreshEntitlements()
  const revoke = useMutation(
    trpc.entitlements.revokeOverride.mutationOptions({
      onSuccess: async () => {
        onClose()
        if (override) await notify({ message: t('revoke.done', { feature: override.feature }) })
      },
      onSettled: refresh,
    }),
  )
  return (
    <ConfirmDialog
      opened={override !== null}
      onClose={onClose}
      title={t('revoke.title', { feature: override?.feature ?? '' })}
      confirmLabel={t('revoke.action')}
      reason="optional"
      mutation={revoke}
      onConfirm={(reason) => {
        if (override) revoke.mutate({ tenantId, id: override.id, reason: reason === '' ? null : reason })
      }}
    >
      <p>{t('revoke.text')}</p>
      <ChangePreview tenantId={tenantId} change={override && { kind: 'revoke_override', id: override.id }} />
    </ConfirmDialog>
  )
}
