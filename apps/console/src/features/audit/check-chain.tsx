import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { ErrorState, Notice } from '@leasehold/ui'
import { Button, Loader, Modal } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './check-chain.module.css'

/** Checks that no entry of the chosen log was changed, removed or moved. */
export function CheckChain({ chain }: { chain: string | undefined }) {
  const { t } = useTranslation('audit')
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconShieldCheck size={16} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('verify.action')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={t('verify.title')}>
        <p className={classes.hint}>{t('verify.hint')}</p>
        {chain ? <Result chain={chain} /> : <Notice tone="info">{t('verify.choose')}</Notice>}
      </Modal>
    </>
  )
}

type FaultCode =
  | 'gap'
  | 'changed'
  | 'tail_missing'
  | 'head_missing'
  | 'checkpoint_contradicted'
  | 'checkpoint_forged'
  | 'checkpoints_missing'

function Result({ chain }: { chain: string }) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const trpc = useTRPC()
  // Each time the dialog is opened, the log is read anew.
  const { data, error, isFetching, refetch } = useQuery(
    trpc.audit.verify.queryOptions({ chain }, { gcTime: 0, staleTime: Number.POSITIVE_INFINITY }),
  )
  if (isFetching) {
    return (
      <div role="status" className={classes.running}>
        <Loader size="sm" aria-hidden />
        {t('verify.running')}
      </div>
    )
  }
  if (error || !data) return <ErrorState error={error} onRetry={() => void refetch()} />
  const { entries, faults } = data
  if (faults.length === 0) {
    return <Notice tone="info">{t('verify.whole', { count: entries })}</Notice>
  }
  return (
    <>
      <Notice tone="danger">{t('verify.broken', { count: faults.length })}</Notice>
      <ul className={classes.faults}>
        {faults.map(({ seq, fault }) => (
          <li key={`${seq} ${fault}`}>
            {t('verify.place', { seq: format.number(seq) })}:{' '}
            {t(`verify.faults.${fault.replaceAll(' ', '_') as FaultCode}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
