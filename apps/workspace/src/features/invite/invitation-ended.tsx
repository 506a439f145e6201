import { useTranslation } from '@leasehold/i18n/react'
import { AuthLayout } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Invitation } from './invitation.ts'

type Ended = Exclude<Invitation, { state: 'open' }>

/** A link that leads nowhere: which way it ended, and what to do now. */
export function InvitationEnded({ invitation }: { invitation: Ended | Invitation }) {
  const { t } = useTranslation('members')
  if (invitation.state === 'unknown') {
    return (
      <AuthLayout title={t('link.unknown.title')} intro={t('link.unknown.text')}>
        {null}
      </AuthLayout>
    )
  }
  const { company, viewer } = invitation
  const inviter = invitation.inviter ?? company
  switch (invitation.state) {
    case 'expired':
      return (
        <AuthLayout title={t('link.expired.title')} intro={t('link.expired.text', { inviter })}>
          {null}
        </AuthLayout>
      )
    case 'revoked':
      return (
        <AuthLayout title={t('link.revoked.title')} intro={t('link.revoked.text', { company, inviter })}>
          {null}
        </AuthLayout>
      )
    default:
      return (
        <AuthLayout title={t('link.accepted.title')} intro={t('link.accepted.text', { company })}>
          {viewer?.tenantCode ? (
            <OpenCompany code={viewer.tenantCode} name={company} />
          ) : (
            <Button fullWidth renderRoot={(props) => <Link {...props} to="/sign-in" />}>
              {t('link.toSignIn')}
            </Button>
          )}
        </AuthLayout>
      )
  }
}

/** The way into a company one belongs to. */
export function OpenCompany({ code, name }: { code: string; name: string }) {
  const { t } = useTranslation('members')
  return (
    <Button fullWidth renderRoot={(props) => <Link {...props} to="/$tenant" params={{ tenant: code }} />}>
      {t('link.open', { company: name })}
    </Button>
  )
}
