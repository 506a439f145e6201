import { useTranslation } from '@leasehold/i18n/react'
import { AuthLayout } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Invitation } from './invitation.ts'

/** A link that leads nowhere: which way it ended, and what to do now. */
export function InvitationEnded({ invitation }: { invitation: Invitation }) {
  const { title, text } = useEnding(invitation)
  const member = invitation.state === 'unknown' ? null : invitation.viewer
  return (
    <AuthLayout title={title} intro={text}>
      {invitation.state !== 'unknown' && member?.tenantCode ? (
        <OpenCompany code={member.tenantCode} name={invitation.company} />
      ) : (
        <ToSignIn />
      )}
    </AuthLayout>
  )
}

function useEnding(invitation: Invitation) {
  const { t } = useTranslation('members')
  if (invitation.state === 'unknown') return { title: t('link.unknown.title'), text: t('link.unknown.text') }
  const { company } = invitation
  const inviter = invitation.inviter ?? company
  switch (invitation.state) {
    case 'expired':
      return { title: t('link.expired.title'), text: t('link.expired.text', { inviter }) }
    case 'revoked':
      return { title: t('link.revoked.title'), text: t('link.revoked.text', { company, inviter }) }
    default: {
      const isMember = invitation.viewer?.membership === 'active'
      const text = t(isMember ? 'link.alreadyMember' : 'link.accepted.text', { company })
      return { title: t('link.accepted.title'), text }
    }
  }
}

function ToSignIn() {
  const { t } = useTranslation('members')
  return (
    <Button fullWidth variant="default" renderRoot={(props) => <Link {...props} to="/sign-in" />}>
      {t('link.toSignIn')}
    </Button>
  )
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
