import { useTranslation } from '@leasehold/i18n/react'
import { Notice, RefusalBanner, readRefusal } from '@leasehold/ui'
import { Avatar, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { announceSessionChange } from '../../lib/session.ts'
import { useTRPC } from '../../lib/trpc.ts'
import type { KnownInvitation, Viewer } from './invitation.ts'
import { OpenCompany } from './invitation-ended.tsx'
import classes from './invite.module.css'
import type { Accepting } from './use-enter.ts'

type AcceptAsViewerProps = Accepting & { token: string; invitation: KnownInvitation; viewer: Viewer }

/** For who is signed in: says as whom one would accept, and offers to be somebody else first. */
export function AcceptAsViewer(props: AcceptAsViewerProps) {
  const { token, invitation, viewer, onAccepted, onError } = props
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const accept = useMutation(
    trpc.invitations.accept.mutationOptions({
      onError,
      onSuccess: ({ tenantCode }) => onAccepted(tenantCode),
    }),
  )
  const signOut = useMutation(
    trpc.auth.signOut.mutationOptions({
      onSuccess: async () => {
        announceSessionChange()
        queryClient.removeQueries(trpc.auth.pathFilter())
        await queryClient.invalidateQueries(trpc.invitations.read.pathFilter())
      },
    }),
  )
  const { company, email } = invitation
  const label = t(viewer.membership ? 'link.signedInAs' : 'link.as')
  const refused = accept.error ?? signOut.error
  return (
    <div className={classes.stack}>
      {refused ? <RefusalBanner refusal={readRefusal(refused)} /> : null}
      <section className={classes.viewer} aria-label={label}>
        <Avatar size={36} color="ink" name={viewer.displayName} aria-hidden />
        <div>
          <span className={classes.small}>{label}</span>
          <strong>{viewer.displayName}</strong>
          <span className={classes.small}>
            {viewer.username} · {viewer.email}
          </span>
        </div>
      </section>
      {viewer.membership === 'active' && viewer.tenantCode ? (
        <>
          <p className={classes.text}>{t('link.alreadyMember', { company })}</p>
          <OpenCompany code={viewer.tenantCode} name={company} />
        </>
      ) : viewer.membership === 'disabled' ? (
        <div className={classes.notice}>
          <Notice tone="warning">{t('link.disabledMember', { company })}</Notice>
        </div>
      ) : (
        <>
          {viewer.isInvited ? null : (
            <div className={classes.notice}>
              <Notice tone="info">{t('link.otherAddress', { email })}</Notice>
            </div>
          )}
          <Button fullWidth loading={accept.isPending} onClick={() => accept.mutate({ token })}>
            {t('link.accept', { company })}
          </Button>
        </>
      )}
      <Button
        fullWidth
        variant="default"
        loading={signOut.isPending}
        disabled={accept.isPending}
        onClick={() => signOut.mutate()}
      >
        {t('link.notYou')}
      </Button>
    </div>
  )
}
