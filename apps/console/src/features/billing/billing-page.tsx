import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, Facts, Notice, notify, Page, PageHeader, Section, StatusBadge } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { SubscriptionsTabs } from '../subscriptions/subscriptions-tabs.tsx'
import classes from './billing.module.css'

/** Who takes the money, and whether companies buy by themselves. */
export function BillingPage() {
  const { t } = useTranslation('subscriptions')
  const trpc = useTRPC()
  const { data: settings } = useSuspenseQuery(trpc.billing.settings.queryOptions())
  const { enabled, provider, may, version } = settings
  const isOn = enabled && provider !== null
  return (
    <Page>
      <PageHeader title={t('online.title')} description={t('online.description')} />
      <SubscriptionsTabs />
      {provider === null ? <Notice tone="warning">{t('online.nobody')}</Notice> : null}
      <Section
        title={t('online.buying')}
        actions={may.configure ? <Switch enabled={enabled} version={version} /> : null}
      >
        <div className={classes.stack}>
          <Facts
            items={[
              {
                label: t('online.provider'),
                value: provider ? (
                  <span className={classes.line}>
                    {t('online.stripe')}
                    <StatusBadge tone={provider.isTest ? 'info' : 'success'}>
                      {t(provider.isTest ? 'payment.test' : 'payment.live')}
                    </StatusBadge>
                  </span>
                ) : (
                  t('online.none')
                ),
              },
              {
                label: t('online.buying'),
                value: (
                  <StatusBadge tone={enabled ? 'success' : 'neutral'}>
                    {t(enabled ? 'online.on' : 'online.off')}
                  </StatusBadge>
                ),
              },
            ]}
          />
          <p className={classes.text}>{t(isOn ? 'online.onText' : 'online.offText')}</p>
        </div>
      </Section>
    </Page>
  )
}

function Switch({ enabled, version }: { enabled: boolean; version: number }) {
  const { t } = useTranslation('subscriptions')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [opened, setOpened] = useState(false)
  const change = useMutation(
    trpc.billing.changeSettings.mutationOptions({
      onSuccess: async (_, { enabled: isOn }) => {
        setOpened(false)
        await notify({ message: t(isOn ? 'online.switchedOn' : 'online.switchedOff') })
      },
      onSettled: () =>
        Promise.all(
          [trpc.billing, trpc.subscriptions].map((part) => queryClient.invalidateQueries(part.pathFilter())),
        ),
    }),
  )
  // The dialog keeps its words while it closes.
  const [turnsOff, setTurnsOff] = useState(enabled)
  const open = () => {
    setTurnsOff(enabled)
    setOpened(true)
  }
  const label = t(turnsOff ? 'online.switchOff' : 'online.switchOn')
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t(enabled ? 'online.switchOff' : 'online.switchOn')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t(turnsOff ? 'online.switchOffTitle' : 'online.switchOnTitle')}
        confirmLabel={label}
        danger={turnsOff}
        mutation={change}
        onConfirm={() => change.mutate({ version, enabled: !turnsOff })}
      >
        {t(turnsOff ? 'online.offText' : 'online.onText')}
      </ConfirmDialog>
    </>
  )
}
