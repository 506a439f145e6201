import { useTranslation } from '@leasehold/i18n/react'
import { AuthLayout, ErrorState, PageLoading } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { AcceptAsViewer } from './accept-as-viewer.tsx'
import { AcceptSignedOut } from './accept-signed-out.tsx'
import { InvitationEnded } from './invitation-ended.tsx'
import { useEnter } from './use-enter.ts'

const route = getRouteApi('/invite/$token')

/** What the link of an invitation leads to: a way to accept it, or why that cannot be. */
export function InvitePage() {
  const { token } = route.useParams()
  const { t } = useTranslation('members')
  const trpc = useTRPC()
  const { entering, ...accepting } = useEnter()
  // What was typed must not be lost because the window got the focus again.
  const options = { refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY }
  const read = useQuery(trpc.invitations.read.queryOptions({ token }, options))
  if (read.error) return <ErrorState page error={read.error} onRetry={() => void read.refetch()} />
  const invitation = read.data
  if (!invitation || entering) return <PageLoading />
  if (invitation.state !== 'open') return <InvitationEnded invitation={invitation} />
  const { company, inviter, viewer } = invitation
  const role = t(`common:roles.${invitation.role}`)
  return (
    <AuthLayout
      title={t('link.title', { company })}
      intro={inviter ? t('link.intro', { inviter, company, role }) : t('link.introPlain', { company, role })}
    >
      {viewer ? (
        <AcceptAsViewer token={token} invitation={invitation} viewer={viewer} {...accepting} />
      ) : (
        <AcceptSignedOut token={token} invitation={invitation} {...accepting} />
      )}
    </AuthLayout>
  )
}
