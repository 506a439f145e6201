import { useTranslation } from '@leasehold/i18n/react'
import { useNotifyRefusal } from '@leasehold/ui'
import { Button, type ButtonProps } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

/** Leads to Stripe's own pages for payment methods, details and invoices, and back here. */
export function OpenPortal(props: ButtonProps) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const open = useMutation(
    trpc.billing.openPortal.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
      onError: useNotifyRefusal(),
    }),
  )
  return (
    <Button
      variant="default"
      title={t('acts.portalHint')}
      {...props}
      loading={open.isPending}
      onClick={() => open.mutate()}
    >
      {t('acts.portal')}
    </Button>
  )
}
