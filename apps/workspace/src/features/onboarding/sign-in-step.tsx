import { useTranslation } from '@leasehold/i18n/react'
import { Notice, RefusalBanner, readRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { forgetAnswers } from '../../lib/api.ts'
import { announceSessionChange } from '../../lib/session.ts'
import { useTRPC } from '../../lib/trpc.ts'
import type { OpenOnboarding } from './onboarding.ts'
import classes from './wizard.module.css'
import { WizardFrame } from './wizard-frame.tsx'

/** The account was made through this link: its owner signs in and goes on. */
export function SignInStep({ token, onboarding }: { token: string; onboarding: OpenOnboarding }) {
  const { t } = useTranslation('onboarding')
  const trpc = useTRPC()
  const router = useRouter()
  const next = `/onboarding/${token}`
  const signOut = useMutation(
    trpc.auth.signOut.mutationOptions({
      onSuccess: async () => {
        await router.navigate({ to: '/sign-in', search: { next } })
        forgetAnswers()
        announceSessionChange()
      },
    }),
  )
  const { company, viewer } = onboarding
  const intro = t('signIn.text', { company: company.name })
  return (
    <WizardFrame step="account" title={t('signIn.title')} intro={intro}>
      {viewer ? (
        <div className={classes.form}>
          {signOut.error ? <RefusalBanner refusal={readRefusal(signOut.error)} /> : null}
          <Notice tone="warning">{t('signIn.other', { name: viewer.displayName })}</Notice>
          <div className={classes.foot}>
            <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
              {t('common:actions.signOut')}
            </Button>
          </div>
        </div>
      ) : (
        <div className={classes.foot}>
          <Button renderRoot={(props) => <Link {...props} to="/sign-in" search={{ next }} />}>
            {t('signIn.submit')}
          </Button>
        </div>
      )}
    </WizardFrame>
  )
}
