import { useTranslation } from '@leasehold/i18n/react'
import { AuthLayout } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { LinkEnd } from './onboarding.ts'

/** A link that leads nowhere: which way it ended, and what to do now. */
export function LinkEnded({ reason }: { reason: LinkEnd }) {
  const { t } = useTranslation('onboarding')
  return (
    <AuthLayout title={t(`ended.${reason}.title`)} intro={t(`ended.${reason}.text`)}>
      {reason === 'used' ? (
        <Button fullWidth renderRoot={(props) => <Link {...props} to="/sign-in" />}>
          {t('ended.signIn')}
        </Button>
      ) : null}
    </AuthLayout>
  )
}
