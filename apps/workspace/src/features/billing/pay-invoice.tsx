import { useTranslation } from '@leasehold/i18n/react'
import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { PayForm } from './pay-form.tsx'

type PayInvoiceProps = {
  tenant: string
  invoice: { id: string; number: string | null; amountRemaining: number; currency: string }
  label: string
}

/** Opens the ways in which an open bill can be paid. */
export function PayInvoice({ tenant, invoice, label }: PayInvoiceProps) {
  const { t } = useTranslation('billing')
  const [opened, setOpened] = useState(false)
  const number = invoice.number ?? ''
  return (
    <>
      <Button
        size="xs"
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
