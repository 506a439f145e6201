import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, notify } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { Method } from './billing.ts'
import { useRefreshBilling } from './use-refresh-billing.ts'

/** Takes a payment method away, after asking. */
export function RemoveMethod({ method, name }: { method: Method; name: string }) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const refresh = useRefreshBilling()
  const [opened, setOpened] = useState(false)
  const remove = useMutation(
    trpc.billing.removeMethod.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await notify({ message: t('methods.removed') })
        await refresh()
      },
    }),
  )
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={`${t('methods.remove')}: ${name}`}
        onClick={() => setOpened(true)}
      >
        {t('methods.remove')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('methods.removeTitle', { method: name })}
        confirmLabel={t('methods.remove')}
        danger
        mutation={remove}
        onConfirm={() => remove.mutate({ paymentMethodId: method.id })}
      >
        {t('methods.removeText')}
      </ConfirmDialog>
    </>
  )
}
