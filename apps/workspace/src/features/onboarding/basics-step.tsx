import { useTranslation } from '@leasehold/i18n/react'
import { Notice, RefusalBanner, readRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { DefaultRoleCard } from './default-role-card.tsx'
import { DepartmentsCard } from './departments-card.tsx'
import { StoresCard } from './stores-card.tsx'
import classes from './wizard.module.css'
import { WizardFrame } from './wizard-frame.tsx'

/** The third step: whatever people like to tell now. Each part is saved by itself, so a reload costs nothing. */
export function BasicsStep() {
  const { t } = useTranslation('onboarding')
  const company = useCompany()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const finish = useMutation(
    trpc.onboarding.finish.mutationOptions({
      // The company is in use now: reading it again shows the last step.
      onSuccess: () => queryClient.invalidateQueries(trpc.company.current.pathFilter()),
    }),
  )
  return (
    <WizardFrame step="basics" title={t('basics.title', { company: company.name })} intro={t('basics.intro')}>
      {company.access === 'full' ? (
        <div className={classes.cards}>
          <DepartmentsCard />
          <DefaultRoleCard />
          <StoresCard />
        </div>
      ) : (
        <Notice tone="warning">{t('basics.locked')}</Notice>
      )}
      {finish.error ? <RefusalBanner refusal={readRefusal(finish.error)} /> : null}
      <div className={classes.foot}>
        <Button loading={finish.isPending} onClick={() => finish.mutate()}>
          {t('basics.finish')}
        </Button>
        <p className={classes.hint}>{t('basics.finishHint')}</p>
      </div>
    </WizardFrame>
  )
}
