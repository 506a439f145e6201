import { useTranslation } from '@leasehold/i18n/react'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { PayForm } from './pay-form.tsx'

type PayInvoiceProps = {
  tenant: string
  invoice: { id: string; number: string | null; amountRemaining: number; currency: string }
  label: string
  size?: 'xs' | 'sm'
}

/** Opens the ways in which an open bill can be paid. */
export function PayInvoice({ tenant, invoice, label, size = 'xs' }: PayInvoiceProps) {
  const { t } = useTranslation('billing')
  const [opened, setOpened] = useState(false)
  const number = invoice.number ?? ''
  return (
    <>
      <Button
        size={size}
        aria-label={`${label}: ${t('pay.label', { number })}`}
        onClick={() => setOpened(true)}
      >
        {label}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('pay.title', { number })}>
        <PayForm tenant={tenant} invoice={invoice} onPaid={() => setOpened(false)} />
      </Modal>
    </>
  )
}
