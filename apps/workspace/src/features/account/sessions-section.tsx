import { useTranslation } from '@leasehold/i18n/react'
import {
  ConfirmDialog,
  ErrorState,
  MomentText,
  notify,
  Section,
  StatusBadge,
  useNotifyRefusal,
} from '@leasehold/ui'
import { Button, Skeleton } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './account.module.css'

/** Where one is signed in, with the means to end what one does not know. */
export function SessionsSection() {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const sessions = useQuery(trpc.account.sessions.queryOptions())
  const hasOthers = sessions.data?.some(({ isCurrent }) => !isCurrent) ?? false
  return (
    <Section title={t('sessions.title')} actions={hasOthers ? <EndOthersButton /> : null} flush>
      {sessions.error ? (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : sessions.data ? (
        <ul className={classes.rows}>
          {sessions.data.map((session) => (
            <SessionRow key={session.session} session={session} />
          ))}
        </ul>
      ) : (
        <div className={classes.waiting} role="status" aria-label={t('common:loading')}>
          <Skeleton height={14} width="45%" radius="xl" />
          <Skeleton height={10} width="65%" radius="xl" />
        </div>
      )}
    </Section>
  )
}

const handhelds: ReadonlySet<string> = new Set(['iPhone', 'iPad', 'Android', 'HarmonyOS'])

type Session = {
  session: string
  isCurrent: boolean
  kind: 'cookie' | 'bearer'
  ip: string | null
  device: { browser: string | null; system: string | null }
  since: string
}

function SessionRow({ session }: { session: Session }) {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  const device = useDeviceName(session)
  const isHandheld = session.kind === 'bearer' || handhelds.has(session.device.system ?? '')
  const Icon = isHandheld ? IconDeviceMobile : IconDeviceDesktop
  const end = useMutation(
    trpc.account.endSession.mutationOptions({
      onError,
      onSuccess: () => notify({ message: t('sessions.ended') }),
      onSettled: () => queryClient.invalidateQueries(trpc.account.sessions.queryFilter()),
    }),
  )
  return (
    <li className={classes.row}>
      <Icon size={20} stroke={1.5} aria-hidden />
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>
          {device}
          {session.isCurrent ? <StatusBadge tone="success">{t('sessions.current')}</StatusBadge> : null}
        </div>
        <dl className={classes.facts}>
          <div>
            <dt>{t('sessions.since')}</dt>
            <dd>
              <MomentText value={session.since} />
            </dd>
          </div>
          <div>
            <dt>{t('sessions.address')}</dt>
            <dd>{session.ip ?? '–'}</dd>
          </div>
        </dl>
      </div>
      {session.isCurrent ? null : (
        <Button
          size="xs"
          variant="default"
          aria-label={t('sessions.endOf', { device })}
          loading={end.isPending}
          onClick={() => end.mutate({ session: session.session })}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}

function useDeviceName({ kind, device: { browser, system } }: Session): string {
  const { t } = useTranslation('account')
  if (browser && system) return t('sessions.onSystem', { browser, system })
  return browser ?? system ?? (kind === 'bearer' ? t('sessions.app') : t('sessions.unknown'))
}

function EndOthersButton() {
  const { t } = useTranslation('account')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const end = useMutation(
    trpc.account.endOtherSessions.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.account.sessions.queryFilter())
        setAsking(false)
        await notify({ message: t('sessions.othersEnded') })
      },
    }),
  )
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        {t('sessions.endOthers')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t('sessions.endOthers')}
        confirmLabel={t('sessions.endOthers')}
        mutation={end}
        onConfirm={() => end.mutate()}
      >
        {t('sessions.endOthersText')}
      </ConfirmDialog>
    </>
  )
}
