import { useTranslation } from '@leasehold/i18n/react'
import { Facts } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { useMe } from '../../lib/me.ts'
import classes from './wizard.module.css'
import { WizardFrame } from './wizard-frame.tsx'

/** The last step: what to remember, and the way in. */
export function DoneStep() {
  const { t } = useTranslation('onboarding')
  const company = useCompany()
  const { user } = useMe()
  return (
    <WizardFrame step="done" title={t('done.title', { company: company.name })} intro={t('done.intro')}>
      <Facts
        items={[
          { label: t('done.company'), value: company.name },
          { label: t('done.code'), value: company.code },
          { label: t('done.username'), value: user.username },
          { label: t('done.address'), value: window.location.origin },
        ]}
      />
      <div className={classes.foot}>
        <Button
          autoFocus
          renderRoot={(props) => <Link {...props} to="/$tenant" params={{ tenant: company.code }} replace />}
        >
          {t('done.open')}
        </Button>
      </div>
    </WizardFrame>
  )
}
