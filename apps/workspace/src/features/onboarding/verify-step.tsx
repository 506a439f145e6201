import { useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { OpenOnboarding } from './onboarding.ts'
import classes from './wizard.module.css'
import { WizardFrame } from './wizard-frame.tsx'

/** The first step: which company the link is for. */
export function VerifyStep({ token, onboarding }: { token: string; onboarding: OpenOnboarding }) {
  const { t } = useTranslation('onboarding')
  const { company, expiresAt } = onboarding
  return (
    <WizardFrame step="verify" title={t('verify.title', { company: company.name })} intro={t('verify.text')}>
      <Facts
        items={[
          { label: t('verify.company'), value: company.name },
          { label: t('verify.code'), value: company.code },
          { label: t('verify.validUntil'), value: <MomentText value={expiresAt} /> },
        ]}
      />
      <div className={classes.foot}>
        <Button
          renderRoot={(props) => (
            <Link {...props} to="/onboarding/$token" params={{ token }} search={{ step: 'account' }} />
          )}
        >
          {t('verify.start')}
        </Button>
      </div>
    </WizardFrame>
  )
}
