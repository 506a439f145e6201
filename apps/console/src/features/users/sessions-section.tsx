import { useTranslation } from '@leasehold/i18n/react'
import { ConfirmDialog, MomentText, notify, Section, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { useRefreshUser } from './use-refresh-user.ts'
import classes from './users.module.css'
import type { Session, User } from './users.ts'

type SessionsSectionProps = { user: User; sessions: Session[]; mayManage: boolean }

/** Where a person is signed in, with the means to end it. */
export function SessionsSection({ user, sessions, mayManage }: SessionsSectionProps) {
  const { t } = useTranslation('users')
  return (
    <Section
      title={t('sessions.title')}
      actions={mayManage && sessions.length > 0 ? <EndAll user={user} /> : null}
      flush
    >
      {sessions.length === 0 ? (
        <p className={classes.none}>{t('sessions.empty')}</p>
      ) : (
        <ul className={classes.rows}>
          {sessions.map((session) => (
            <SessionRow key={session.session} user={user} session={session} mayManage={mayManage} />
          ))}
        </ul>
      )}
    </Section>
  )
}

type SessionRowProps = { user: User; session: Session; mayManage: boolean }

function SessionRow({ user, session, mayManage }: SessionRowProps) {
  const { t } = useTranslation('users')
  const trpc = useTRPC()
  const refresh = useRefreshUser()
  const onError = useNotifyRefusal()
  const device = useDeviceName(session)
  const end = useMutation(
    trpc.users.endSession.mutationOptions({
      onError,
      onSuccess: () => notify({ message: t('sessions.ended') }),
      onSettled: refresh,
    }),
  )
  const facts = [
    { label: t('sessions.since'), value: <MomentText value={session.createdAt} /> },
    { label: t('sessions.address'), value: session.ip ?? '–' },
    { label: t('sessions.company'), value: session.companyName ?? '–' },
  ]
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <div className={classes.rowTitle}>{device}</div>
        <dl className={classes.facts}>
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {mayManage ? (
        <Button
          size="xs"
          variant="default"
          aria-label={t('sessions.endOf', { device })}
          loading={end.isPending}
          onClick={() => end.mutate({ userId: user.id, session: session.session })}
        >
          {t('sessions.end')}
        </Button>
      ) : null}
    </li>
  )
}

function useDeviceName({ kind, device: { browser, system } }: Session): string {
  const { t } = useTranslation('users')
  if (browser && system) return t('sessions.onSystem', { browser, system })
  return browser ?? system ?? (kind === 'bearer' ? t('sessions.app') : t('sessions.unknown'))
}

function EndAll({ user: { id: userId, displayName: name } }: { user: User }) {
  const { t } = useTranslation('users')
  const trpc = useTRPC()
  const refresh = useRefreshUser()
  const [opened, setOpened] = useState(false)
  const end = useMutation(
    trpc.users.endAllSessions.mutationOptions({
      onSuccess: async ({ ended }) => {
        setOpened(false)
        await notify({ message: t('sessions.allEnded', { count: ended }) })
      },
      onSettled: refresh,
    }),
  )
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setOpened(true)}>
        {t('sessions.endAll')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('sessions.endAllTitle', { name })}
        confirmLabel={t('sessions.endAll')}
        danger
        mutation={end}
        onConfirm={() => end.mutate({ userId })}
      >
        {t('sessions.endAllText')}
      </ConfirmDialog>
    </>
  )
}
