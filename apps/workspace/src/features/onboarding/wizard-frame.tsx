import { useTranslation } from '@leasehold/i18n/react'
import { AuthLayout } from '@leasehold/ui'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './wizard.module.css'

const steps = ['verify', 'account', 'basics', 'done'] as const

export type Step = (typeof steps)[number]

export type WizardFrameProps = { step: Step; title: string; intro?: ReactNode; children: ReactNode }

/** One step of the wizard in its frame: how far one has come, then what is to be done. */
export function WizardFrame({ step, title, intro, children }: WizardFrameProps) {
  return (
    <AuthLayout width="wide" lead={<Progress step={step} />} title={title} intro={intro}>
      {children}
    </AuthLayout>
  )
}

/** The four steps by name; on narrow screens only the one at hand, with its number. */
function Progress({ step }: { step: Step }) {
  const { t } = useTranslation('onboarding')
  const current = steps.indexOf(step)
  return (
    <nav aria-label={t('steps.label')} className={classes.progress}>
      <span className={classes.count} aria-hidden>
        {t('steps.progress', { step: current + 1 })}
      </span>
      <ol>
        {steps.map((name, index) => (
          <li
            key={name}
            aria-current={index === current ? 'step' : undefined}
            data-state={index < current ? 'past' : index === current ? 'current' : 'ahead'}
          >
            <span className={classes.mark} aria-hidden>
              {index < current ? <IconCheck size={14} stroke={2.5} /> : index + 1}
            </span>
            <span className={classes.name}>{t(`steps.${name}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
